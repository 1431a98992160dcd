package dev.portcullis.domain.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.Violation;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.Username;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordPolicyTest {
  private static final PasswordContext UNKNOWN_USER =
      new PasswordContext(Optional.empty(), Optional.empty());
  private static final PasswordContext ADA =
      PasswordContext.of(new Username("Ada.L"), new EmailAddress("countess+Bot@example.org"));

  /** Fifteen characters, nine of them different, without a pattern. */
  private static final String WHITE_SPACE =
      " \t\u2003 \n\u2005\u3000\t \u2009\r\u2003\u2028 \u3000";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct horse battery staple",
        "a long walk on the beach",
        "choose your own words here",
        "  spaces around are kept  ",
        "qwerty is how rows begin",
        "wann fährt der nächste zug?",
        "12 monkeys and 1984 sheep",
        "abcd efgh is not all of it",
        "aaaa that hurts my tooth",
        "七転び八起き 猿も木から落ちる"
      })
  void ordinaryPassphrasesAreAllowed(String typed) {
    assertEquals(List.of(), codes(PasswordPolicy.DEFAULT, typed, ADA));
  }

  @Test
  void sixtyFourEmojiAnd128CharactersOfAnyKindMayBeChosen() {
    assertEquals(List.of(), codes(PasswordPolicy.DEFAULT, emoji(64), UNKNOWN_USER));
    assertEquals(List.of(), codes(PasswordPolicy.DEFAULT, emoji(100), UNKNOWN_USER));
    assertEquals(List.of(), codes(PasswordPolicy.DEFAULT, printable(128), UNKNOWN_USER));
    assertEquals(List.of("too-long"), codes(PasswordPolicy.DEFAULT, printable(129), UNKNOWN_USER));
  }

  @ParameterizedTest
  @CsvSource({"7, too-short", "8, ''", "12, ''", "13, too-long"})
  void lengthIsCountedInCodePointsInclusively(int length, String code) {
    List<String> expected = code.isEmpty() ? List.of() : List.of(code);
    assertEquals(expected, codes(new PasswordPolicy(8, 12), emoji(length), UNKNOWN_USER));
  }

  @Test
  void spacesCountAndAreNotCutOff() {
    assertEquals(List.of(), codes(PasswordPolicy.DEFAULT, "  fifteen chr  ", UNKNOWN_USER));
    assertEquals(
        List.of("too-short"), codes(PasswordPolicy.DEFAULT, " fourteen ch  ", UNKNOWN_USER));
  }

  @Test
  void whiteSpaceAloneIsRefusedHoweverMixed() {
    assertEquals(List.of("blank"), codes(PasswordPolicy.DEFAULT, WHITE_SPACE, UNKNOWN_USER));
    assertEquals(List.of(), codes(PasswordPolicy.DEFAULT, WHITE_SPACE + "x", UNKNOWN_USER));
    assertEquals(List.of("too-short", "blank"), codes(PasswordPolicy.DEFAULT, " \t", UNKNOWN_USER));
    assertEquals(List.of("too-short"), codes(PasswordPolicy.DEFAULT, "", UNKNOWN_USER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Everybody's Darling", "everybody's darling", "EVERYBODY'S DARLING"})
  void commonPasswordsAreRefusedInAnyCase(String typed) {
    PasswordPolicy policy = PasswordPolicy.DEFAULT.withCommon("everybody's darling"::equals);
    assertEquals(List.of("common-password"), codes(policy, typed, UNKNOWN_USER));
    assertEquals(List.of(), codes(policy, typed + "s", UNKNOWN_USER));
  }

  @Test
  void commonPasswordsAreLookedUpInTheirComposedForm() {
    PasswordPolicy policy = PasswordPolicy.DEFAULT.withCommon("ein schöner garten"::equals);
    assertEquals(
        List.of("common-password"), codes(policy, "Ein Scho\u0308ner Garten", UNKNOWN_USER));
  }

  @Test
  void severalListsAreCombined() {
    CommonPasswords both = CommonPasswords.NONE.or("a"::equals).or("b"::equals);
    assertTrue(both.contains("a") && both.contains("b"));
    assertFalse(both.contains("c"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I am ADA.L and nobody else",
        "the Countess+bot writes code",
        "behind the Portcullis at night"
      })
  void contextWordsAreRefused(String typed) {
    assertEquals(List.of("context-word"), codes(PasswordPolicy.DEFAULT, typed, ADA));
  }

  @Test
  void namesOfThreeLettersAreIgnored() {
    PasswordContext ann =
        PasswordContext.of(new Username("ann"), new EmailAddress("an@example.org"));
    assertEquals(List.of(), codes(PasswordPolicy.DEFAULT, "the planning of banners", ann));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aaaaaaaaaaaaaaaaaaaa",
        "AaAaAaAaAaAaAaAaAa",
        "abababcabababcaba",
        "secret1secret1secret1",
        "secret1 secret1 secret1 secr",
        "wwwwwwwwwwwwww.org",
        "🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑"
      })
  void repetitionIsRefused(String typed) {
    assertEquals(List.of("repetitive"), codes(PasswordPolicy.DEFAULT, typed, UNKNOWN_USER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abcdefghijklmnopqrst",
        "ZYXWVUTSRQPONMLK",
        "qwertyuiopasdfgh",
        "1234567890-qwertyuiop",
        "098765432109876poiuytrewq",
        "1qaz2wsx3edc4rfv",
        "azertyuiopqsdfghjklm",
        "qwertzuiop12345678",
        "xyzabcdef987654321"
      })
  void sequencesAreRefused(String typed) {
    assertEquals(List.of("sequence"), codes(PasswordPolicy.DEFAULT, typed, UNKNOWN_USER));
  }

  @Test
  void allViolationsAreReportedTogether() {
    PasswordPolicy policy = PasswordPolicy.DEFAULT.withCommon(typed -> true);
    PasswordContext eve =
        PasswordContext.of(new Username("1234"), new EmailAddress("eve@example.org"));
    assertEquals(
        List.of("too-short", "common-password", "context-word", "repetitive", "sequence"),
        codes(policy, "12341234", eve));
  }

  @Test
  void messagesSayWhatIsExpectedAndDoNotContainThePassword() {
    PasswordPolicy policy = PasswordPolicy.DEFAULT.withCommon(typed -> true);
    Set<String> sentences = new HashSet<>();
    try (PlainPassword password = PlainPassword.of("12341234")) {
      for (Violation violation : policy.violations(password, UNKNOWN_USER)) {
        assertFalse(violation.message().contains("1234"));
        sentences.add(violation.message());
      }
    }
    assertEquals(4, sentences.size());
    assertTrue(
        sentences.contains(
            "choose at least 15 characters; a few words you remember are better than symbols"));
  }

  @Test
  void defaultPolicyRequires15To128() {
    assertEquals(new PasswordPolicy(15, 128, CommonPasswords.NONE), PasswordPolicy.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({"7, 128", "0, 8", "-1, 8", "16, 15"})
  void invalidLengthsAreRefused(int least, int greatest) {
    assertThrows(IllegalArgumentException.class, () -> new PasswordPolicy(least, greatest));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../docs/passwords.md", "../docs/http-api.md"})
  void everyCodeIsOnThePagesOfPasswordsAndOfTheApi(String page) throws IOException {
    String text = Files.readString(Path.of(page), UTF_8);
    PasswordPolicy policy = PasswordPolicy.DEFAULT.withCommon("a".repeat(129)::equals);
    PasswordContext context =
        PasswordContext.of(new Username("1234"), new EmailAddress("eve@example.org"));
    Set<String> codes = new HashSet<>();
    for (String typed : List.of("12341234", " ", "a".repeat(129))) {
      codes.addAll(codes(policy, typed, context));
    }
    assertEquals(7, codes.size(), codes.toString());
    codes.forEach(code -> assertTrue(text.contains("`" + code + "`"), code));
  }

  private static List<String> codes(PasswordPolicy policy, String typed, PasswordContext context) {
    try (PlainPassword password = PlainPassword.of(typed)) {
      return policy.violations(password, context).stream().map(Violation::code).toList();
    }
  }

  private static String emoji(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Character.toString(0x1F600 + (i * 7) % 64))
        .collect(Collectors.joining());
  }

  /** Printable ASCII without repetition or sequence. */
  private static String printable(int length) {
    return IntStream.range(0, length)
        .mapToObj(i -> Character.toString(' ' + (i * i * 7 + i * 3) % 95))
        .collect(Collectors.joining());
  }
}

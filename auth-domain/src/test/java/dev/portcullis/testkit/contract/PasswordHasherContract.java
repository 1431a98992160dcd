package dev.portcullis.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.credential.HashDefect;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.testkit.fixture.Race;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Everything a {@link PasswordHasher} promises except its speed. Hashes dozens of passwords: use
 * the lowest cost.
 */
public interface PasswordHasherContract {
  /** The hasher. */
  PasswordHasher hasher();

  /**
   * A hasher of an older format or of another cost, whose hashes {@link #hasher} still verifies.
   */
  PasswordHasher outdatedHasher();

  @Test
  default void passwordVerifiesAgainstItsOwnHash() {
    for (String text :
        List.of(
            "correct horse battery",
            "p\u00e4ssw\u00f6rter sind lang",
            "\ud83d\ude00".repeat(15),
            "\u00e9".repeat(128),
            " leading and trailing ",
            "",
            "x".repeat(1_000))) {
      assertTrue(verifies(text, hash(text)), text);
    }
  }

  @Test
  default void everyOtherPasswordIsRefused() {
    PasswordHash hash = hash("correct horse battery");
    for (String other :
        List.of(
            "",
            "correct horse batter",
            "correct horse battery ",
            " correct horse battery",
            "Correct horse battery",
            "correct horse b\u00e4ttery",
            "???????????????")) {
      assertFalse(verifies(other, hash), other);
    }
  }

  @Test
  default void longPasswordsCountToTheirLastCharacter() {
    String start = "x".repeat(127);
    PasswordHash hash = hash(start + "a");
    assertTrue(verifies(start + "a", hash));
    assertFalse(verifies(start + "b", hash));
    assertFalse(verifies(start, hash));
  }

  @Test
  default void charactersBeyondAsciiAreToldApart() {
    PasswordHash hash = hash("\u00e4".repeat(15));
    assertFalse(verifies("\u00f6".repeat(15), hash));
    assertFalse(verifies("?".repeat(15), hash));
    assertFalse(verifies("\ud83d\ude01".repeat(15), hash("\ud83d\ude00".repeat(15))));
  }

  @Test
  default void twoHashesOfOnePasswordDiffer() {
    PasswordHash first = hash("correct horse battery");
    PasswordHash second = hash("correct horse battery");
    assertNotEquals(first.encoded(), second.encoded());
    assertTrue(verifies("correct horse battery", first));
    assertTrue(verifies("correct horse battery", second));
  }

  @Test
  default void hashDoesNotContainThePassword() {
    assertFalse(hash("correct-horse-battery").encoded().contains("horse"));
  }

  @Test
  default void unknownStoredFormsVerifyNothingAndThrowNothing() {
    String good = hash("correct horse battery").encoded();
    for (String odd :
        List.of(
            "",
            " ",
            "\0",
            "$",
            "$$$$",
            "correct horse battery",
            "v0$x$y",
            "v1$",
            "$2a$",
            "$2b$99$" + ".".repeat(53),
            "$2a$12$" + "\ud800".repeat(53),
            "x".repeat(100_000),
            good.substring(1),
            good.substring(0, good.length() - 1),
            good + "x",
            good + " ",
            "\u00e4" + good)) {
      assertFalse(verifies("correct horse battery", new PasswordHash(odd)), odd);
      assertEquals(Optional.of(HashDefect.MALFORMED), hasher().defect(new PasswordHash(odd)), odd);
    }
  }

  @Test
  default void goodHashesHaveNoDefect() {
    assertEquals(Optional.empty(), hasher().defect(hash("correct horse battery")));
    try (PlainPassword password = PlainPassword.of("correct horse battery")) {
      assertEquals(Optional.empty(), hasher().defect(outdatedHasher().hash(password)));
    }
  }

  @Test
  default void ownHashNeedsNoRehash() {
    assertFalse(hasher().needsRehash(hash("correct horse battery")));
  }

  @Test
  default void outdatedHashStillVerifiesAndNeedsRehash() {
    try (PlainPassword password = PlainPassword.of("correct horse battery")) {
      PasswordHash outdated = outdatedHasher().hash(password);
      assertTrue(hasher().verify(password, outdated));
      assertTrue(hasher().needsRehash(outdated));
      assertFalse(verifies("wrong horse battery", outdated));
    }
  }

  @Test
  default void passwordIsLeftAsItWas() {
    try (PlainPassword password = PlainPassword.of("correct horse battery")) {
      PasswordHash hash = hasher().hash(password);
      assertTrue(hasher().verify(password, hash));
      assertTrue(hasher().verify(password, hash));
      assertEquals("correct horse battery", password.characters().toString());
    }
  }

  @Test
  default void threadsDoNotDisturbEachOther() {
    Race<Boolean> race =
        Race.of(
            8,
            lane -> {
              PasswordHash hash = hash("correct horse battery " + lane);
              return verifies("correct horse battery " + lane, hash)
                  && !verifies("correct horse battery " + (lane + 1), hash);
            });
    assertEquals(8, race.results().stream().filter(right -> right).count(), race::toString);
  }

  private PasswordHash hash(String text) {
    try (PlainPassword password = PlainPassword.of(text)) {
      return hasher().hash(password);
    }
  }

  private boolean verifies(String text, PasswordHash hash) {
    try (PlainPassword password = PlainPassword.of(text)) {
      return hasher().verify(password, hash);
    }
  }
}

package dev.portcullis.testkit.contract;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.domain.user.EmailTakenException;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UsernameTakenException;
import dev.portcullis.testkit.fixture.Ids;
import dev.portcullis.testkit.fixture.Race;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Usernames and addresses are unique by their key; different keys never collide. */
public interface UserUniquenessContract extends StoreContract {
  /** The number of concurrent adds of one name. */
  int LANES = 32;

  @Test
  default void takenNameIsRefusedInAnyCase() {
    User first = stored(aUser().build());
    for (String name : spellings(first.username().value())) {
      User second = aUser().withUsername(name).build();
      assertThrows(UsernameTakenException.class, () -> store().users().add(second));
      assertEquals(Optional.empty(), store().users().findById(second.id()));
      assertEquals(Optional.empty(), store().users().findByEmail(second.email()));
    }
    assertEquals(Optional.of(first), store().users().findByUsername(first.username()));
  }

  @Test
  default void takenAddressIsRefusedInAnyCase() {
    User first = stored(aUser().build());
    for (String email : spellings(first.email().value())) {
      User second = aUser().withEmail(email).build();
      assertThrows(EmailTakenException.class, () -> store().users().add(second));
      assertEquals(Optional.empty(), store().users().findById(second.id()));
      assertEquals(Optional.empty(), store().users().findByUsername(second.username()));
    }
    assertEquals(Optional.of(first), store().users().findByEmail(first.email()));
  }

  @Test
  default void asciiSpellingOfATakenInternationalAddressIsRefused() {
    String local = Ids.uniqueName();
    stored(aUser().withEmail(local + "@b\u00fccher.example").build());
    User second = aUser().withEmail(local + "@XN--BCHER-KVA.example").build();
    assertThrows(EmailTakenException.class, () -> store().users().add(second));
  }

  @Test
  default void namesThatOnlyLookAlikeAreDifferent() {
    String name = Ids.uniqueName();
    for (String other : List.of("", ".", "_", "-", "..", "__", "0", "o", "a", "aa")) {
      User user = stored(aUser().withUsername(name + other).build());
      assertEquals(Optional.of(user), store().users().findByUsername(user.username()));
    }
  }

  @Test
  default void addressesThatOnlyLookAlikeAreDifferent() {
    String name = Ids.uniqueName();
    // A collation that ignores accents would merge the hosts; one that pads would merge the local
    // parts.
    for (String email :
        List.of(
            "@bucher.example",
            "@b\u00fccher.example",
            "@b\u00fbcher.example",
            "@bucher.example.org",
            "+a@bucher.example",
            ".a@bucher.example",
            "_@bucher.example",
            "%@bucher.example",
            "'@bucher.example")) {
      User user = stored(aUser().withEmail(name + email).build());
      assertEquals(Optional.of(user), store().users().findByEmail(user.email()));
    }
  }

  @Test
  default void exactlyOneOfConcurrentAddsOfOneNameWins() {
    String name = Ids.uniqueName();
    List<User> users =
        IntStream.range(0, LANES)
            .mapToObj(lane -> aUser().withUsername(inCaseOf(lane, name)).build())
            .toList();
    Race<User> race = Race.of(LANES, lane -> stored(users.get(lane)));
    assertEquals(1, race.results().size(), race::toString);
    assertEquals(LANES - 1, race.failuresOf(UsernameTakenException.class), race::toString);
    assertOnlyTheWinnerIsStored(users, race.results().get(0));
  }

  @Test
  default void exactlyOneOfConcurrentAddsOfOneAddressWins() {
    String email = Ids.uniqueName() + "@example.org";
    List<User> users =
        IntStream.range(0, LANES)
            .mapToObj(lane -> aUser().withEmail(inCaseOf(lane, email)).build())
            .toList();
    Race<User> race = Race.of(LANES, lane -> stored(users.get(lane)));
    assertEquals(1, race.results().size(), race::toString);
    assertEquals(LANES - 1, race.failuresOf(EmailTakenException.class), race::toString);
    assertOnlyTheWinnerIsStored(users, race.results().get(0));
  }

  @Test
  default void concurrentAddsOfDifferentUsersAllWin() {
    Race<User> race = Race.of(LANES, lane -> stored(aUser().build()));
    assertEquals(LANES, race.results().size(), race::toString);
    for (User user : race.results()) {
      assertEquals(Optional.of(user), store().users().findById(user.id()));
    }
  }

  private void assertOnlyTheWinnerIsStored(List<User> users, User winner) {
    for (User user : users) {
      assertEquals(Optional.of(user).filter(winner::equals), store().users().findById(user.id()));
    }
  }

  private static List<String> spellings(String text) {
    return List.of(text, text.toUpperCase(Locale.ROOT), inCaseOf(1, text));
  }

  /** {@code text} unchanged in even lanes, with an upper-case first letter in odd ones. */
  private static String inCaseOf(int lane, String text) {
    return lane % 2 == 0 ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}

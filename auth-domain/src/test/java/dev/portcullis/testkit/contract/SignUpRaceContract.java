package dev.portcullis.testkit.contract;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.domain.credential.Credential;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.EmailTakenException;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UsernameTakenException;
import dev.portcullis.testkit.fixture.Ids;
import dev.portcullis.testkit.fixture.Race;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Concurrent sign-ups with the same name: one succeeds, and the others store nothing. */
public interface SignUpRaceContract extends StoreContract {
  /** The number of concurrent sign-ups. */
  int SIGN_UPS = 32;

  @Test
  default void exactlyOneOfConcurrentSignUpsWithOneNameWins() {
    String name = Ids.uniqueName();
    assertOneWins(
        IntStream.range(0, SIGN_UPS)
            .mapToObj(n -> aUser().withUsername(name).withRoles(RoleName.MODERATOR).build())
            .toList(),
        UsernameTakenException.class);
  }

  @Test
  default void exactlyOneOfConcurrentSignUpsWithOneAddressWins() {
    String email = Ids.uniqueName() + "@example.org";
    assertOneWins(
        IntStream.range(0, SIGN_UPS)
            .mapToObj(n -> aUser().withEmail(email).withRoles(RoleName.MODERATOR).build())
            .toList(),
        EmailTakenException.class);
  }

  private void assertOneWins(List<User> users, Class<? extends Throwable> refusal) {
    long before = moderators();
    Race<UserId> race = Race.of(SIGN_UPS, lane -> signUp(users.get(lane)));
    assertEquals(1, race.results().size(), race::toString);
    assertEquals(SIGN_UPS - 1, race.failuresOf(refusal), race::toString);
    UserId winner = race.results().get(0);
    for (User user : users) {
      boolean won = user.id().equals(winner);
      assertEquals(Optional.of(user).filter(u -> won), store().users().findById(user.id()));
      assertEquals(won, store().credentials().findByUser(user.id()).isPresent());
    }
    assertEquals(before + 1, moderators());
  }

  private UserId signUp(User user) {
    Credential credential =
        new Credential(user.id(), new PasswordHash("hash"), Instant.parse("2026-01-02T03:04:05Z"));
    store()
        .transactions()
        .inTransaction(
            () -> {
              store().users().add(user);
              store().credentials().add(credential);
            });
    return user.id();
  }

  private long moderators() {
    return store().users().countActiveHolders(Set.of(RoleName.MODERATOR));
  }
}

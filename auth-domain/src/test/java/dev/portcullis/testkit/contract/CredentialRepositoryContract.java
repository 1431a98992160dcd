package dev.portcullis.testkit.contract;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.credential.Credential;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.testkit.fixture.Ids;
import dev.portcullis.testkit.fixture.Race;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Everything a {@link dev.portcullis.domain.credential.CredentialRepository} promises. */
public interface CredentialRepositoryContract extends StoreContract {
  /** When the passwords of these contracts were set. */
  Instant CHANGED = Instant.parse("2026-03-29T02:30:00.123456Z");

  @Test
  default void userWithoutCredentialHasNone() {
    UserId user = stored(aUser().build()).id();
    assertEquals(Optional.empty(), store().credentials().findByUser(user));
    assertEquals(Optional.empty(), store().credentials().findByUser(Ids.userId()));
  }

  @Test
  default void credentialComesBackWhole() {
    Credential credential = added("v1$pepper$2b$12$./AZaz09" + "x".repeat(120));
    assertEquals(Optional.of(credential), store().credentials().findByUser(credential.user()));
  }

  @Test
  default void secondCredentialOfAUserIsACallersBug() {
    Credential first = added("first");
    Credential second = credential(first.user(), "second");
    assertThrows(IllegalStateException.class, () -> store().credentials().add(second));
    assertEquals(Optional.of(first), store().credentials().findByUser(first.user()));
  }

  @Test
  default void credentialWithoutUserIsACallersBug() {
    Credential orphan = credential(Ids.userId(), "hash");
    assertThrows(IllegalStateException.class, () -> store().credentials().add(orphan));
    assertEquals(Optional.empty(), store().credentials().findByUser(orphan.user()));
  }

  @Test
  default void replaceStoresTheNextCredential() {
    Credential first = added("first");
    Credential next =
        new Credential(first.user(), new PasswordHash("next"), CHANGED.plusNanos(1_000));
    assertTrue(store().credentials().replace(first.hash(), next));
    assertEquals(Optional.of(next), store().credentials().findByUser(first.user()));
  }

  @Test
  default void replaceByTheVerySameCredentialSucceeds() {
    Credential same = added("same");
    assertTrue(store().credentials().replace(same.hash(), same));
    assertEquals(Optional.of(same), store().credentials().findByUser(same.user()));
  }

  @Test
  default void replaceChangesNoOtherUser() {
    Credential other = added("first");
    Credential first = added("first");
    assertTrue(store().credentials().replace(first.hash(), credential(first.user(), "next")));
    assertEquals(Optional.of(other), store().credentials().findByUser(other.user()));
  }

  @Test
  default void replaceOfAnotherHashStoresNothing() {
    Credential first = added("Hash$a");
    // Hashes are compared byte by byte: case and trailing blanks make a difference.
    for (String other :
        List.of("hash$a", "Hash$A", "Hash$a ", " Hash$a", "Hash$", "Hash$\u00e1", "")) {
      PasswordHash expected = new PasswordHash(other);
      assertFalse(store().credentials().replace(expected, credential(first.user(), "next")));
    }
    assertEquals(Optional.of(first), store().credentials().findByUser(first.user()));
  }

  @Test
  default void replaceWithoutACredentialStoresNothing() {
    UserId user = stored(aUser().build()).id();
    PasswordHash hash = new PasswordHash("hash");
    assertFalse(store().credentials().replace(hash, credential(user, "hash")));
    assertEquals(Optional.empty(), store().credentials().findByUser(user));
    assertFalse(store().credentials().replace(hash, credential(Ids.userId(), "hash")));
  }

  @Test
  default void exactlyOneOfConcurrentReplacesWins() {
    Credential first = added("first");
    Race<Boolean> race =
        Race.of(
            16,
            lane ->
                store().credentials().replace(first.hash(), credential(first.user(), "h" + lane)));
    assertEquals(16, race.results().size(), race::toString);
    assertEquals(1, race.results().stream().filter(won -> won).count());
    int winner = race.results().indexOf(true);
    assertEquals(
        Optional.of(credential(first.user(), "h" + winner)),
        store().credentials().findByUser(first.user()));
  }

  @Test
  default void exactlyOneOfConcurrentAddsOfOneUserWins() {
    UserId user = stored(aUser().build()).id();
    Race<Boolean> race =
        Race.of(
            8,
            lane -> {
              store().credentials().add(credential(user, "h" + lane));
              return true;
            });
    assertEquals(1, race.results().size(), race::toString);
    assertEquals(7, race.failuresOf(IllegalStateException.class), race::toString);
  }

  @Test
  default void credentialIsPartOfTheTransaction() {
    Credential first = added("first");
    assertThrows(
        ArithmeticException.class,
        () ->
            store()
                .transactions()
                .inTransaction(
                    () -> {
                      Credential next = credential(first.user(), "next");
                      assertTrue(store().credentials().replace(first.hash(), next));
                      assertEquals(
                          Optional.of(next), store().credentials().findByUser(first.user()));
                      throw new ArithmeticException("roll back");
                    }));
    assertEquals(Optional.of(first), store().credentials().findByUser(first.user()));
  }

  private Credential added(String hash) {
    Credential credential = credential(stored(aUser().build()).id(), hash);
    store().credentials().add(credential);
    return credential;
  }

  private static Credential credential(UserId user, String hash) {
    return new Credential(user, new PasswordHash(hash), CHANGED);
  }
}

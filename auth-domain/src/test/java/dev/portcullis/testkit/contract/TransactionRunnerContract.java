package dev.portcullis.testkit.contract;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.credential.Credential;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UsernameTakenException;
import dev.portcullis.testkit.fixture.Background;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Everything a {@link dev.portcullis.domain.transaction.TransactionRunner} promises. */
public interface TransactionRunnerContract extends SignUpRaceContract {
  @Test
  default void resultOfTheWorkIsReturned() {
    assertEquals("result", store().transactions().inTransaction(() -> "result"));
  }

  @Test
  default void changesAreCommittedWhenTheWorkReturns() {
    User user = aUser().build();
    Credential credential = credentialOf(user);
    store()
        .transactions()
        .inTransaction(
            () -> {
              store().users().add(user);
              store().credentials().add(credential);
            });
    assertEquals(Optional.of(user), store().users().findById(user.id()));
    assertEquals(Optional.of(credential), store().credentials().findByUser(user.id()));
  }

  @Test
  default void whateverTheWorkThrowsRollsBackAndReachesTheCallerAsItIs() {
    for (Throwable failure :
        List.of(
            new IllegalArgumentException("a bug"),
            new IllegalStateException("another bug"),
            new UsernameTakenException(),
            new AssertionError("an error"),
            new StackOverflowError("a worse error"))) {
      User user = aUser().build();
      Throwable caught =
          assertThrows(
              Throwable.class,
              () ->
                  store()
                      .transactions()
                      .inTransaction(
                          () -> {
                            store().users().add(user);
                            store().credentials().add(credentialOf(user));
                            throwUnchecked(failure);
                          }));
      assertSame(failure, caught);
      assertNothingLeftOf(user);
    }
  }

  @Test
  default void refusalOfARepositoryReachesTheCallerAndUndoesTheRest() {
    User first = stored(aUser().build());
    User user = aUser().build();
    User second = aUser().withUsername(first.username().value()).build();
    assertThrows(
        UsernameTakenException.class,
        () ->
            store()
                .transactions()
                .inTransaction(
                    () -> {
                      store().users().add(user);
                      store().users().add(second);
                    }));
    assertNothingLeftOf(user);
    assertNothingLeftOf(second);
  }

  @Test
  default void transactionInsideATransactionIsACallersBug() {
    User user = aUser().build();
    assertThrows(
        IllegalStateException.class,
        () ->
            store()
                .transactions()
                .inTransaction(
                    () -> {
                      store().users().add(user);
                      store().transactions().inTransaction(() -> true);
                    }));
    assertNothingLeftOf(user);
  }

  @Test
  default void threadIsFreeForAnotherTransactionAfterwards() {
    assertThrows(
        ArithmeticException.class,
        () ->
            store()
                .transactions()
                .inTransaction(
                    () -> {
                      throw new ArithmeticException("first");
                    }));
    assertEquals(2, store().transactions().inTransaction(() -> 2));
    assertEquals(3, store().transactions().inTransaction(() -> 3));
  }

  @Test
  default void changesAreSeenByTheTransactionItselfAndByNobodyElseBeforeTheCommit() {
    User user = aUser().build();
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Background<Optional<User>> writer =
        Background.start(
            () ->
                store()
                    .transactions()
                    .inTransaction(
                        () -> {
                          store().users().add(user);
                          written.countDown();
                          Background.await(release);
                          return store().users().findByUsername(user.username());
                        }));
    Background.await(written);
    assertNothingLeftOf(user);
    release.countDown();
    assertEquals(Optional.of(user), writer.result());
    assertEquals(Optional.of(user), store().users().findById(user.id()));
  }

  @Test
  default void callsOfOtherThreadsAreNotPartOfTheTransaction() {
    User ours = aUser().build();
    User theirs = aUser().build();
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Background<ArithmeticException> rolledBack =
        Background.start(
            () ->
                assertThrows(ArithmeticException.class, () -> addThenFail(ours, written, release)));
    Background.await(written);
    Background<User> other = Background.start(() -> stored(theirs));
    release.countDown();
    assertEquals("roll back", rolledBack.result().getMessage());
    assertEquals(theirs, other.result());
    assertNothingLeftOf(ours);
    assertEquals(Optional.of(theirs), store().users().findById(theirs.id()));
  }

  @Test
  default void rollbackReleasesLocks() {
    User user = stored(aUser().build());
    assertThrows(
        ArithmeticException.class,
        () ->
            store()
                .transactions()
                .inTransaction(
                    () -> {
                      assertTrue(store().users().lockById(user.id()).isPresent());
                      throw new ArithmeticException("roll back");
                    }));
    Background<Optional<User>> next =
        Background.start(
            () -> store().transactions().inTransaction(() -> store().users().lockById(user.id())));
    assertEquals(Optional.of(user), next.result());
  }

  private void addThenFail(User user, CountDownLatch written, CountDownLatch release) {
    store()
        .transactions()
        .inTransaction(
            () -> {
              store().users().add(user);
              written.countDown();
              Background.await(release);
              throw new ArithmeticException("roll back");
            });
  }

  private void assertNothingLeftOf(User user) {
    assertEquals(Optional.empty(), store().users().findById(user.id()));
    assertEquals(Optional.empty(), store().credentials().findByUser(user.id()));
  }

  private static Credential credentialOf(User user) {
    return new Credential(
        user.id(), new PasswordHash("hash"), Instant.parse("2026-01-02T03:04:05.678901Z"));
  }

  private static void throwUnchecked(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }
}

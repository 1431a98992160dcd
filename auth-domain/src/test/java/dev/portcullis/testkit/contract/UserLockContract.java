package dev.portcullis.testkit.contract;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static dev.portcullis.testkit.fixture.UserFixture.like;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.testkit.fixture.Background;
import dev.portcullis.testkit.fixture.Ids;
import dev.portcullis.testkit.fixture.Race;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Changes of one user happen one after the other. */
public interface UserLockContract extends StoreContract {
  @Test
  default void lockOutsideATransactionIsACallersBug() {
    User user = stored(aUser().build());
    assertThrows(IllegalStateException.class, () -> store().users().lockById(user.id()));
  }

  @Test
  default void lockOfAnUnknownUserFindsNothing() {
    UserId unknown = Ids.userId();
    assertEquals(
        Optional.empty(),
        store().transactions().inTransaction(() -> store().users().lockById(unknown)));
  }

  @Test
  default void lockReturnsTheUserAndMayBeTakenTwice() {
    User user = stored(aUser().build());
    store()
        .transactions()
        .inTransaction(
            () -> {
              assertEquals(Optional.of(user), store().users().lockById(user.id()));
              assertEquals(Optional.of(user), store().users().lockById(user.id()));
            });
  }

  @Test
  default void secondLockWaitsForTheFirstTransactionAndSeesItsChange() {
    User user = stored(aUser().build());
    CountDownLatch locked = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Background<User> first = Background.start(() -> raiseEpoch(user.id(), locked, release));
    Background.await(locked);
    Background<Optional<User>> second =
        Background.start(
            () -> store().transactions().inTransaction(() -> store().users().lockById(user.id())));
    assertTrue(second.isHeldBack());
    release.countDown();
    assertEquals(Optional.of(first.result().nextVersion()), second.result());
  }

  @Test
  default void noChangeUnderTheLockIsLost() {
    User user = stored(aUser().build());
    CountDownLatch open = new CountDownLatch(0);
    Race<User> race = Race.of(8, lane -> raiseEpoch(user.id(), new CountDownLatch(1), open));
    assertEquals(8, race.results().size(), race::toString);
    User expected = like(user).withEpoch(8).withVersion(8).build();
    assertEquals(Optional.of(expected), store().users().findById(user.id()));
  }

  private User raiseEpoch(UserId id, CountDownLatch locked, CountDownLatch release) {
    return store()
        .transactions()
        .inTransaction(
            () -> {
              User user = store().users().lockById(id).orElseThrow();
              locked.countDown();
              Background.await(release);
              User changed = like(user).withEpoch(user.epoch() + 1).build();
              store().users().update(changed);
              return changed;
            });
  }
}

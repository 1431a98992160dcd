package dev.portcullis.testkit.contract;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static dev.portcullis.testkit.fixture.UserFixture.like;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.role.RoleNotFoundException;
import dev.portcullis.domain.user.ConcurrentUpdateException;
import dev.portcullis.domain.user.EmailTakenException;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.domain.user.UsernameTakenException;
import dev.portcullis.testkit.fixture.Ids;
import dev.portcullis.testkit.fixture.Race;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Updates of users, with optimistic locking by version. */
public interface UserUpdateContract extends StoreContract {
  @Test
  default void updateStoresEveryChangeAndRaisesTheVersion() {
    User user = stored(aUser().withRoles(RoleName.USER, RoleName.MODERATOR).build());
    User changed =
        like(user)
            .named(Ids.uniqueName())
            .withStatus(UserStatus.DISABLED)
            .withRoles(RoleName.MODERATOR, RoleName.ADMIN)
            .withEpoch(7)
            .build();
    store().users().update(changed);
    assertEquals(Optional.of(changed.nextVersion()), store().users().findById(user.id()));
    assertEquals(Optional.empty(), store().users().findByUsername(user.username()));
    assertEquals(Optional.empty(), store().users().findByEmail(user.email()));
  }

  @Test
  default void updateWithoutAnyChangeStillRaisesTheVersion() {
    User user = stored(aUser().build());
    store().users().update(user);
    assertEquals(Optional.of(user.nextVersion()), store().users().findById(user.id()));
  }

  @Test
  default void updatesFollowEachOtherByVersion() {
    User user = stored(aUser().build());
    store().users().update(user.assign(RoleName.ADMIN));
    store().users().update(user.assign(RoleName.ADMIN).nextVersion().revoke(RoleName.USER));
    User now = store().users().findById(user.id()).orElseThrow();
    assertEquals(like(user).withRoles(RoleName.ADMIN).withEpoch(2).withVersion(2).build(), now);
  }

  @Test
  default void updateOfAStaleVersionChangesNothing() {
    User user = stored(aUser().build());
    store().users().update(user);
    ConcurrentUpdateException refusal =
        assertThrows(
            ConcurrentUpdateException.class,
            () -> store().users().update(user.assign(RoleName.ADMIN)));
    assertEquals(user.id(), refusal.user());
    assertEquals(Optional.of(user.nextVersion()), store().users().findById(user.id()));
  }

  @Test
  default void updateOfAVersionYetToComeChangesNothing() {
    User user = stored(aUser().build());
    assertThrows(ConcurrentUpdateException.class, () -> store().users().update(user.nextVersion()));
    assertEquals(Optional.of(user), store().users().findById(user.id()));
  }

  @Test
  default void updateOfAnUnknownUserIsAConflict() {
    User unknown = aUser().build();
    assertThrows(ConcurrentUpdateException.class, () -> store().users().update(unknown));
    assertEquals(Optional.empty(), store().users().findById(unknown.id()));
  }

  @Test
  default void updateToATakenNameChangesNothing() {
    User first = stored(aUser().build());
    User second = stored(aUser().build());
    String taken = first.username().value().toUpperCase(Locale.ROOT);
    User renamed = like(second).withUsername(taken).withRoles(RoleName.ADMIN).build();
    assertThrows(UsernameTakenException.class, () -> store().users().update(renamed));
    assertEquals(Optional.of(second), store().users().findById(second.id()));
  }

  @Test
  default void updateToATakenAddressChangesNothing() {
    User first = stored(aUser().build());
    User second = stored(aUser().build());
    String taken = first.email().value().toUpperCase(Locale.ROOT);
    User moved = like(second).withEmail(taken).build();
    assertThrows(EmailTakenException.class, () -> store().users().update(moved));
    assertEquals(Optional.of(second), store().users().findById(second.id()));
  }

  @Test
  default void userMayChangeTheCaseOfItsOwnName() {
    User user = stored(aUser().build());
    User upperCase = like(user).named(user.username().value().toUpperCase(Locale.ROOT)).build();
    store().users().update(upperCase);
    assertEquals(Optional.of(upperCase.nextVersion()), store().users().findById(user.id()));
  }

  @Test
  default void updateToAnUnknownRoleChangesNothing() {
    User user = stored(aUser().build());
    RoleName unknown = new RoleName(Ids.uniqueName());
    RoleNotFoundException refusal =
        assertThrows(
            RoleNotFoundException.class, () -> store().users().update(user.assign(unknown)));
    assertEquals(unknown, refusal.role());
    assertEquals(Optional.of(user), store().users().findById(user.id()));
  }

  @Test
  default void exactlyOneOfConcurrentUpdatesOfOneVersionWins() {
    User user = stored(aUser().build());
    Race<Integer> race =
        Race.of(
            8,
            lane -> {
              store().users().update(like(user).withEpoch(100 + lane).build());
              return lane;
            });
    assertEquals(1, race.results().size(), race::toString);
    assertEquals(7, race.failuresOf(ConcurrentUpdateException.class), race::toString);
    User expected = like(user).withEpoch(100 + race.results().get(0)).withVersion(1).build();
    assertEquals(Optional.of(expected), store().users().findById(user.id()));
  }
}

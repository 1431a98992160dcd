package dev.portcullis.testkit.contract;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static dev.portcullis.testkit.fixture.UserFixture.like;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.testkit.fixture.Ids;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The number of active users with a role, compared as differences, because other tests add users
 * too.
 */
public interface UserHoldersContract extends StoreContract {
  @Test
  default void onlyActiveHoldersCount() {
    long before = count(Set.of(RoleName.ADMIN));
    User active = stored(aUser().withRoles(RoleName.ADMIN).build());
    stored(aUser().withRoles(RoleName.ADMIN).withStatus(UserStatus.LOCKED).build());
    stored(aUser().withRoles(RoleName.ADMIN).withStatus(UserStatus.DISABLED).build());
    stored(aUser().withRoles(RoleName.MODERATOR).build());
    assertEquals(before + 1, count(Set.of(RoleName.ADMIN)));
    store().users().update(like(active).withStatus(UserStatus.LOCKED).build());
    assertEquals(before, count(Set.of(RoleName.ADMIN)));
  }

  @Test
  default void holderOfSeveralRolesCountsOnce() {
    Set<RoleName> roles = Set.of(RoleName.ADMIN, RoleName.MODERATOR);
    long before = count(roles);
    stored(aUser().withRoles(RoleName.ADMIN, RoleName.MODERATOR, RoleName.USER).build());
    stored(aUser().withRoles(RoleName.MODERATOR).build());
    assertEquals(before + 2, count(roles));
  }

  @Test
  default void revokedRoleNoLongerCounts() {
    User user = stored(aUser().withRoles(RoleName.ADMIN, RoleName.USER).build());
    long before = count(Set.of(RoleName.ADMIN));
    store().users().update(user.revoke(RoleName.ADMIN));
    assertEquals(before - 1, count(Set.of(RoleName.ADMIN)));
    store().users().update(like(user.nextVersion()).withRoles(RoleName.ADMIN).build());
    assertEquals(before, count(Set.of(RoleName.ADMIN)));
  }

  @Test
  default void noUserHoldsAnUnknownRoleOrNone() {
    stored(aUser().build());
    assertEquals(0, count(Set.of()));
    assertEquals(0, count(Set.of(new RoleName(Ids.uniqueName()))));
  }

  private long count(Set<RoleName> roles) {
    long count = store().users().countActiveHolders(roles);
    assertEquals(count > 0, store().users().hasActiveHolder(roles));
    return count;
  }
}

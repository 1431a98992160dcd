package dev.portcullis.application.maintenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.application.administration.AccessRules;
import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.access.AccessRule;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.access.Scope;
import dev.portcullis.domain.role.Role;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.role.RoleRepository;
import dev.portcullis.testkit.fake.InMemoryAccessRuleRepository;
import dev.portcullis.testkit.fake.InMemoryDatabase;
import dev.portcullis.testkit.fake.InMemoryRoleRepository;
import dev.portcullis.testkit.fixture.MutableClock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CurrentAccessPolicyTest {
  private static final RoleName CLERK = new RoleName("clerk");
  private static final Permission READ = Permission.USERS_READ;

  private final InMemoryDatabase database = new InMemoryDatabase();
  private final MutableClock clock = MutableClock.atNoon();
  private final Watched roles = new Watched(database);
  private final CurrentAccessPolicy policy =
      new CurrentAccessPolicy(
          new AccessRules(roles, new InMemoryAccessRuleRepository(database)), clock);

  @Test
  void thereIsNoPolicyBeforeTheFirstIsRead() {
    assertThrows(StoreUnavailableException.class, policy::current);
  }

  @Test
  void whereNothingWasChangedOnlyTheRevisionIsRead() {
    policy.follow();
    int reads = roles.reads;

    policy.follow();

    assertEquals(reads, roles.reads);
  }

  @Test
  void aCountedChangeIsReadAtOnce() {
    policy.follow();
    define(Set.of());

    policy.follow();

    assertEquals(Set.of(READ), policy.current().permissionsOf(Set.of(CLERK)));
  }

  /** By SQL, for example, which counts nothing. */
  @Test
  void aChangeThatWasNotCountedIsReadAfterASecond() {
    policy.follow();
    int reads = roles.reads;
    clock.advance(Duration.ofSeconds(1));

    policy.follow();

    assertEquals(reads + 1, roles.reads);
  }

  @Test
  void aClockThatWasSetBackHoldsNothingUp() {
    policy.follow();
    int reads = roles.reads;
    clock.advance(Duration.ofHours(-1));

    policy.follow();

    assertEquals(reads + 1, roles.reads);
  }

  /** Clerk inherits user; then it does not any more, and user is granted what clerk never had. */
  @Test
  void halfOfAChangeIsNeverTheOtherHalfOfThePolicy() {
    database.define(new Role(CLERK, "", Set.of(RoleName.USER)));
    roles.whileReading =
        () -> {
          database.define(new Role(CLERK, "", Set.of()));
          database.grant(new AccessRule(RoleName.USER, READ, Scope.ALL));
        };

    policy.refresh();

    assertEquals(Set.of(), policy.current().permissionsOf(Set.of(CLERK)));
    assertEquals(Set.of(READ), policy.current().permissionsOf(Set.of(RoleName.USER)));
  }

  @Test
  void thePolicyStaysWhileTheStoreCannotBeRead() {
    define(Set.of());
    policy.follow();
    roles.isDown = true;

    assertThrows(StoreUnavailableException.class, policy::follow);

    assertEquals(Set.of(READ), policy.current().permissionsOf(Set.of(CLERK)));
  }

  private void define(Set<RoleName> inherits) {
    database.define(new Role(CLERK, "", inherits));
    database.grant(new AccessRule(CLERK, READ, Scope.ALL));
  }

  /** Counts what is read, and lets something happen meanwhile. */
  private static final class Watched implements RoleRepository {
    private final InMemoryRoleRepository roles;
    private int reads;
    private boolean isDown;
    private Runnable whileReading = () -> {};

    Watched(InMemoryDatabase database) {
      roles = new InMemoryRoleRepository(database);
    }

    @Override
    public List<Role> findAll() {
      reads++;
      List<Role> found = roles.findAll();
      Runnable meanwhile = whileReading;
      whileReading = () -> {};
      meanwhile.run();
      return found;
    }

    @Override
    public List<Role> lockAll() {
      return roles.lockAll();
    }

    @Override
    public long revision() {
      if (isDown) {
        throw new StoreUnavailableException("down");
      }
      return roles.revision();
    }

    @Override
    public Role put(Role role) {
      return roles.put(role);
    }

    @Override
    public void remove(RoleName role) {
      roles.remove(role);
    }
  }
}

package dev.portcullis.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.access.AccessRule;
import dev.portcullis.domain.access.Grant;
import dev.portcullis.domain.access.Grants;
import dev.portcullis.domain.role.Role;
import dev.portcullis.domain.role.RoleInUseException;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.role.RoleNotFoundException;
import dev.portcullis.testkit.fixture.Race;
import dev.portcullis.testkit.fixture.UserFixture;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What a {@link dev.portcullis.domain.role.RoleRepository} and an {@link
 * dev.portcullis.domain.access.AccessRuleRepository} promise about changes.
 */
public interface RoleChangeContract extends StoreContract {
  @Test
  default void storedRoleIsReadBackWithWhatItInherits() {
    Role stored = put(new Role(new RoleName("auditor-a"), "Reads.", Set.of(RoleName.USER)));

    assertEquals(Optional.of(stored), find("auditor-a"));
    assertEquals("Reads.", stored.description());
    assertEquals(Set.of(RoleName.USER), stored.inherits());
  }

  @Test
  default void storedAgainTheRoleIsReplaced() {
    put(new Role(new RoleName("auditor-b"), "Reads.", Set.of(RoleName.USER, RoleName.MODERATOR)));

    put(new Role(new RoleName("auditor-b"), "", Set.of(RoleName.ADMIN)));

    Role found = find("auditor-b").orElseThrow();
    assertEquals("", found.description());
    assertEquals(Set.of(RoleName.ADMIN), found.inherits());
  }

  @Test
  default void everyChangeRaisesTheRevision() {
    long before = store().roles().revision();
    long first = put(role("auditor-c")).revision();
    long second = put(role("auditor-c")).revision();
    inTransaction(
        () -> {
          store().roles().remove(new RoleName("auditor-c"));
          return true;
        });
    long removed = store().roles().revision();

    assertTrue(before < first && first < second && second < removed);
  }

  @Test
  default void sameRoleDefinedAnewHasAnotherRevision() {
    long first = put(role("auditor-d")).revision();
    remove("auditor-d");

    assertNotEquals(first, put(role("auditor-d")).revision());
  }

  @Test
  default void changeThatIsRolledBackLeavesNoTrace() {
    long before = store().roles().revision();

    assertThrows(
        ArithmeticException.class,
        () ->
            inTransaction(
                () -> {
                  store().roles().put(role("auditor-e"));
                  throw new ArithmeticException("roll back");
                }));

    assertEquals(Optional.empty(), find("auditor-e"));
    assertEquals(before, store().roles().revision());
  }

  @Test
  default void roleCannotInheritWhatDoesNotExist() {
    RoleName missing = new RoleName("no-such-role");
    RoleNotFoundException refused =
        assertThrows(
            RoleNotFoundException.class,
            () -> put(new Role(new RoleName("auditor-f"), "", Set.of(RoleName.USER, missing))));

    assertEquals(missing, refused.role());
    assertEquals(Optional.empty(), find("auditor-f"));
  }

  @Test
  default void removedRoleIsGoneWithItsRules() {
    put(role("auditor-g"));
    replace("auditor-g", "audit:read");

    remove("auditor-g");

    assertEquals(Optional.empty(), find("auditor-g"));
    assertEquals(Set.of(), grantsOf("auditor-g"));
    remove("auditor-g");
  }

  @Test
  default void roleThatIsHeldOrInheritedIsNotRemoved() {
    put(role("auditor-h"));
    put(role("auditor-i"));
    put(new Role(new RoleName("auditor-j"), "", Set.of(new RoleName("auditor-i"))));
    store().users().add(UserFixture.aUser().withRoles(new RoleName("auditor-h")).build());

    assertThrows(RoleInUseException.class, () -> remove("auditor-h"));
    assertThrows(RoleInUseException.class, () -> remove("auditor-i"));

    assertTrue(find("auditor-h").isPresent() && find("auditor-i").isPresent());
  }

  @Test
  default void rulesOfARoleAreReplacedAsAWhole() {
    put(role("auditor-k"));
    replace("auditor-k", "audit:read", "users:read:own");
    replace("auditor-k", "users:read", "posts:delete:own");

    assertEquals(grants("users:read", "posts:delete:own"), grantsOf("auditor-k"));

    replace("auditor-k");
    assertEquals(Set.of(), grantsOf("auditor-k"));
  }

  @Test
  default void rulesOfOtherRolesStay() {
    Set<Grant> before = grantsOf("admin");
    put(role("auditor-l"));
    replace("auditor-l", "users:read");

    assertEquals(before, grantsOf("admin"));
  }

  @Test
  default void rulesNeedTheirRole() {
    assertThrows(RoleNotFoundException.class, () -> replace("no-such-role", "users:read"));
    assertThrows(RoleNotFoundException.class, () -> replace("no-such-role"));
  }

  @Test
  default void changesOutsideATransactionAreACallersBug() {
    assertThrows(IllegalStateException.class, () -> store().roles().put(role("auditor-m")));
    assertThrows(IllegalStateException.class, () -> store().roles().remove(RoleName.USER));
    assertThrows(
        IllegalStateException.class,
        () -> store().accessRules().replace(RoleName.USER, Grants.NONE));
  }

  /** Names before and behind those that exist: a lock on the rows alone would miss some of them. */
  @Test
  default void rolesCreatedConcurrentlyAreAllSeenByTheNextHolderOfTheLock() {
    List<String> names = List.of("aa-race", "zz-race", "ab-race", "zy-race");
    Race<Integer> race =
        Race.of(
            names.size(),
            lane ->
                inTransaction(
                    () -> {
                      int seen = racing(store().roles().lockAll());
                      store().roles().put(role(names.get(lane)));
                      return seen;
                    }));

    assertEquals(List.of(0, 1, 2, 3), race.results().stream().sorted().toList(), race::toString);
  }

  private static int racing(List<Role> roles) {
    return (int) roles.stream().filter(role -> role.name().value().endsWith("-race")).count();
  }

  private static Role role(String name) {
    return new Role(new RoleName(name), "", Set.of());
  }

  private Role put(Role role) {
    return inTransaction(
        () -> {
          store().roles().lockAll();
          return store().roles().put(role);
        });
  }

  private void remove(String name) {
    inTransaction(
        () -> {
          store().roles().lockAll();
          store().roles().remove(new RoleName(name));
          return true;
        });
  }

  private void replace(String role, String... granted) {
    inTransaction(
        () -> {
          store().roles().lockAll();
          store().accessRules().replace(new RoleName(role), Grants.of(grants(granted)));
          return true;
        });
  }

  private Optional<Role> find(String name) {
    return store().roles().findAll().stream()
        .filter(role -> role.name().value().equals(name))
        .findFirst();
  }

  private Set<Grant> grantsOf(String role) {
    return store().accessRules().findAll().stream()
        .filter(rule -> rule.role().value().equals(role))
        .map(AccessRule::grant)
        .collect(Collectors.toSet());
  }

  private static Set<Grant> grants(String... spelt) {
    return List.of(spelt).stream()
        .map(text -> Grant.parse(text).orElseThrow())
        .collect(Collectors.toSet());
  }

  private <T> T inTransaction(Supplier<T> work) {
    return store().transactions().inTransaction(work);
  }
}

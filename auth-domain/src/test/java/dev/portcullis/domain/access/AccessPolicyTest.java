package dev.portcullis.domain.access;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.domain.ErrorCode;
import dev.portcullis.domain.role.Role;
import dev.portcullis.domain.role.RoleHierarchy;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.testkit.fixture.Ids;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Admin may read users; support inherits admin; user may write its own account; ghost does not
 * exist.
 */
final class AccessPolicyTest {
  private static final RoleName SUPPORT = new RoleName("support");
  private static final RoleName GHOST = new RoleName("ghost");
  private static final Permission READ = Permission.USERS_READ;
  private static final Permission WRITE = Permission.USERS_WRITE;

  private final AccessPolicy policy =
      new AccessPolicy(
          RoleHierarchy.of(
              List.of(
                  new Role(RoleName.ADMIN, "", Set.of()),
                  new Role(RoleName.MODERATOR, "", Set.of()),
                  new Role(RoleName.USER, "", Set.of()),
                  new Role(SUPPORT, "", Set.of(RoleName.ADMIN)))),
          List.of(
              new AccessRule(RoleName.ADMIN, READ, Scope.ALL),
              new AccessRule(RoleName.USER, WRITE, Scope.OWN),
              new AccessRule(GHOST, READ, Scope.ALL)));

  @Test
  void whatNoRuleGrantsIsDenied() {
    assertEquals(denied(DenyReason.NOT_GRANTED), policy.decide(actor(), READ));
    assertEquals(denied(DenyReason.NOT_GRANTED), policy.decide(actor(RoleName.USER), READ));
    assertEquals(denied(DenyReason.NOT_GRANTED), policy.decide(actor(RoleName.ADMIN), WRITE));
    assertEquals(denied(DenyReason.NOT_GRANTED), policy.decide(actor(GHOST), READ));
  }

  @Test
  void rulePermitsRolesThatHaveOrInheritIt() {
    assertEquals(permitted(), policy.decide(actor(RoleName.ADMIN), READ));
    assertEquals(permitted(), policy.decide(actor(SUPPORT), READ));
    assertEquals(permitted(), policy.decide(actor(RoleName.USER, RoleName.ADMIN), READ));
  }

  @Test
  void ownScopeReachesOwnResourcesOnly() {
    UserActor user = actor(RoleName.USER);
    assertEquals(permitted(), policy.decide(user, WRITE, user.user()));
    assertEquals(denied(DenyReason.NOT_OWNER), policy.decide(user, WRITE, Ids.userId()));
    assertEquals(denied(DenyReason.NOT_GRANTED), policy.decide(user, WRITE));
    assertEquals(denied(DenyReason.NOT_GRANTED), policy.decide(user, READ, user.user()));
  }

  @Test
  void wholeScopeReachesTheResourcesOfAllUsers() {
    assertEquals(permitted(), policy.decide(actor(RoleName.ADMIN), READ, Ids.userId()));
  }

  @Test
  void rolesAreHeldOrInheritedButNeverImplied() {
    assertEquals(permitted(), policy.decide(actor(RoleName.ADMIN), RoleName.ADMIN));
    assertEquals(permitted(), policy.decide(actor(SUPPORT), RoleName.ADMIN));
    AccessDecision missing = denied(DenyReason.ROLE_MISSING);
    assertEquals(missing, policy.decide(actor(RoleName.ADMIN), RoleName.MODERATOR));
    assertEquals(missing, policy.decide(actor(RoleName.ADMIN), RoleName.USER));
    assertEquals(missing, policy.decide(actor(RoleName.ADMIN), SUPPORT));
    assertEquals(missing, policy.decide(actor(GHOST), GHOST));
  }

  @Test
  void operatorMayDoEverythingToTheResourcesOfAllUsers() {
    Operator operator = Operator.of("root");
    assertEquals(permitted(), policy.decide(operator, READ));
    assertEquals(permitted(), policy.decide(operator, WRITE, Ids.userId()));
    assertDoesNotThrow(() -> policy.require(operator, Permission.of("invoices:pay")));
  }

  @Test
  void requireThrowsWhatWasDenied() {
    assertDoesNotThrow(() -> policy.require(actor(RoleName.ADMIN), READ));
    assertDoesNotThrow(() -> policy.require(actor(SUPPORT), RoleName.ADMIN));
    AccessDeniedException permission =
        assertThrows(AccessDeniedException.class, () -> policy.require(actor(), READ));
    assertEquals(DenyReason.NOT_GRANTED, permission.reason());
    assertEquals(Optional.empty(), permission.requiredRole());
    AccessDeniedException role =
        assertThrows(AccessDeniedException.class, () -> policy.require(actor(), RoleName.ADMIN));
    assertEquals(DenyReason.ROLE_MISSING, role.reason());
    assertEquals(Optional.of(RoleName.ADMIN), role.requiredRole());
    assertEquals(ErrorCode.ACCESS_DENIED, role.code());
  }

  @Test
  void permissionsAndRolesAreListedWithInheritance() {
    assertEquals(Set.of(READ), policy.permissionsOf(Set.of(SUPPORT, RoleName.USER, GHOST)));
    assertEquals(Set.of(), policy.permissionsOf(Set.of(RoleName.USER)));
    assertEquals(Set.of(RoleName.ADMIN, SUPPORT), policy.rolesGranting(READ));
    assertEquals(Set.of(), policy.rolesGranting(WRITE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ":", "users", "users:", ":read", "Users:read", "users:re ad", "a:b:c", "9:a"})
  void otherTextsAreNoPermission(String text) {
    assertThrows(IllegalArgumentException.class, () -> Permission.of(text));
  }

  @Test
  void permissionPrintsAsItIsParsed() {
    assertEquals(READ, Permission.of("users:read"));
    assertEquals("users:read", READ.toString());
  }

  private static UserActor actor(RoleName... roles) {
    return new UserActor(Ids.userId(), Ids.sessionId(), Set.of(roles));
  }

  private static AccessDecision permitted() {
    return new AccessDecision.Permit();
  }

  private static AccessDecision denied(DenyReason reason) {
    return new AccessDecision.Deny(reason);
  }

  @Test
  void theRolesOfAdministratorsHaveAllThatAnyRoleHas() {
    AccessPolicy installed =
        policyOf(
            Map.of(
                "admin", List.of("users:read", "roles:assign", "keys:rotate"),
                "helpdesk", List.of("users:read", "roles:assign"),
                "clerk", List.of("invoices:read")));

    assertEquals(Set.of(RoleName.ADMIN), installed.administratorRoles());
  }

  @Test
  void whereNoRoleHasAllOfThemWhoAssignsRolesIsAnAdministrator() {
    AccessPolicy separated =
        policyOf(
            Map.of(
                "admin", List.of("users:read", "roles:assign"),
                "helpdesk", List.of("roles:assign"),
                "keeper", List.of("keys:rotate")));

    assertEquals(Set.of(RoleName.ADMIN, new RoleName("helpdesk")), separated.administratorRoles());
    assertEquals(Set.of(), policyOf(Map.of("clerk", List.of("a:b"))).administratorRoles());
  }

  @Test
  void aChangedPolicyDiffersInThatRoleAndItsHeirsOnly() {
    AccessPolicy changed =
        policy.with(new Role(RoleName.ADMIN, "", Set.of(RoleName.USER)), Grants.NONE);

    assertEquals(Set.of(), changed.permissionsOf(Set.of(SUPPORT)));
    assertEquals(policy.grantsOf(Set.of(RoleName.USER)), changed.grantsOf(Set.of(RoleName.ADMIN)));
    assertEquals(Set.of(READ), policy.permissionsOf(Set.of(SUPPORT)));
    assertEquals(Grants.NONE, policy.without(RoleName.USER).grantsOf(Set.of(RoleName.USER)));
  }

  private static AccessPolicy policyOf(Map<String, List<String>> grants) {
    return new AccessPolicy(
        RoleHierarchy.of(
            grants.keySet().stream()
                .map(name -> new Role(new RoleName(name), "", Set.of()))
                .toList()),
        grants.entrySet().stream()
            .flatMap(
                role ->
                    role.getValue().stream()
                        .map(
                            text ->
                                new AccessRule(
                                    new RoleName(role.getKey()), Permission.of(text), Scope.ALL)))
            .toList());
  }
}

package dev.portcullis.application.administration;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.application.Stage;
import dev.portcullis.domain.Precondition;
import dev.portcullis.domain.PreconditionFailedException;
import dev.portcullis.domain.ValidationException;
import dev.portcullis.domain.access.AccessDeniedException;
import dev.portcullis.domain.access.Grant;
import dev.portcullis.domain.access.Grants;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.audit.AuditFacts;
import dev.portcullis.domain.role.RoleCycleException;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.role.UnknownRoleException;
import dev.portcullis.domain.user.LastAdministratorException;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.testkit.fixture.Race;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PutRoleTest {
  private static final RoleName CLERK = new RoleName("clerk");

  private final Stage stage = new Stage();
  private final RoleChanges changes = new RoleChanges(stage.rules, stage.policies);
  private final PutRole putRole = new PutRole(stage.authority, stage.journal, changes);
  private final User root = stage.stored(aUser().withRoles(RoleName.ADMIN));
  private final UserActor admin = stage.actor(root);

  @Test
  void aDefinedRoleCountsAtOnce() {
    PutRole.Outcome outcome = put(CLERK, Set.of(), "users:read");

    assertTrue(outcome.isNew());
    assertEquals(
        Set.of(Grant.parse("users:read").orElseThrow()),
        stage.policies.current().grantsOf(Set.of(CLERK)).asSet());
    assertFalse(put(CLERK, Set.of()).isNew());
    assertEquals(Grants.NONE, stage.policies.current().grantsOf(Set.of(CLERK)));
  }

  @Test
  void theSameDefinitionAgainChangesNothing() {
    RoleDefinition first = put(CLERK, Set.of(RoleName.USER), "users:read").definition();
    int events = stage.audit.events().size();

    assertEquals(first, put(CLERK, Set.of(RoleName.USER), "users:read").definition());
    assertEquals(events, stage.audit.events().size());
  }

  @Test
  void whatWasChangedIsAuditedByName() {
    put(CLERK, Set.of(RoleName.USER), "users:read", "users:write:own");
    put(CLERK, Set.of(RoleName.MODERATOR), "users:read:own");

    assertEquals(
        List.of(
            "role-created clerk +users:read +users:write:own inherits+user",
            "role-changed clerk +users:read:own -users:read -users:write:own inherits+moderator"
                + " inherits-user"),
        auditedRoles());
  }

  @Test
  void aLongChangeIsAuditedCompletely() {
    define(IntStream.range(0, 120).mapToObj(i -> "custom:action-" + i).toArray(String[]::new));

    String trail = String.join("\n", auditedRoles());
    for (int i = 0; i < 120; i++) {
      assertTrue(trail.contains("-custom:action-" + i), trail);
    }
  }

  @Test
  void nobodyDefinesMoreThanTheyHave() {
    put(CLERK, Set.of(), "roles:write", "users:read:own");
    UserActor clerk = stage.storedActor(CLERK);

    assertDenied(clerk, CLERK, Set.of(), "roles:write", "users:read");
    assertDenied(clerk, new RoleName("mine"), Set.of(), "users:write");
    assertDenied(clerk, new RoleName("mine"), Set.of(RoleName.ADMIN));
    assertDenied(clerk, CLERK, Set.of(RoleName.ADMIN), "roles:write");
    putAs(clerk, new RoleName("mine"), Set.of(CLERK, RoleName.USER), "users:read:own");
  }

  @Test
  void rolesAboveTheActorAreNotTakenApart() {
    put(CLERK, Set.of(), "roles:write");

    assertDenied(stage.storedActor(CLERK), RoleName.ADMIN, Set.of());
  }

  @Test
  void anActorWhoWasDisabledOrDemotedSinceDefinesNothing() {
    User second = stage.stored(aUser().withRoles(RoleName.ADMIN).withStatus(UserStatus.DISABLED));
    UserActor demoted =
        new UserActor(stage.stored(aUser()).id(), admin.session(), Set.of(RoleName.ADMIN));

    assertDenied(stage.actor(second), CLERK, Set.of());
    assertDenied(demoted, CLERK, Set.of());
    assertDenied(stage.actor(RoleName.ADMIN), CLERK, Set.of());
  }

  @Test
  void cyclesUnknownRolesAndOtherNamesAreRefused() {
    put(new RoleName("one"), Set.of());
    put(new RoleName("two"), Set.of(new RoleName("one")));

    assertThrows(
        RoleCycleException.class, () -> put(new RoleName("one"), Set.of(new RoleName("two"))));
    assertThrows(RoleCycleException.class, () -> put(CLERK, Set.of(CLERK)));
    assertThrows(UnknownRoleException.class, () -> put(CLERK, Set.of(new RoleName("no-such"))));
    assertThrows(ValidationException.class, () -> put(new RoleName("help_desk"), Set.of()));
    assertThrows(ValidationException.class, () -> put(new RoleName("x"), Set.of()));
  }

  @Test
  void limitsAreViolations() {
    assertThrows(
        ValidationException.class,
        () ->
            put(
                CLERK,
                Set.of(),
                IntStream.range(0, 10_000).mapToObj(i -> "a:b" + i).toArray(String[]::new)));
    RoleName below = RoleName.USER;
    for (int i = 2; i <= RoleDefinition.MAX_LINE; i++) {
      RoleName next = new RoleName("line-" + i);
      put(next, Set.of(below));
      below = next;
    }
    RoleName last = below;
    assertThrows(ValidationException.class, () -> put(CLERK, Set.of(last)));
    // In the middle, too: the line of the heirs counts.
    put(CLERK, Set.of());
    assertThrows(ValidationException.class, () -> put(RoleName.USER, Set.of(CLERK)));
  }

  @Test
  void theLastAdministratorCannotBeDefinedAway() {
    assertThrows(
        LastAdministratorException.class, () -> put(RoleName.ADMIN, Set.of(), "users:read"));
  }

  @Test
  void dutiesMayBeSeparatedWhileAUserCanAssignRoles() {
    put(CLERK, Set.of(), "roles:assign", "roles:write");
    String[] others = {"users:read", "users:write", "roles:write"};
    assertThrows(LastAdministratorException.class, () -> put(RoleName.ADMIN, Set.of(), others));

    stage.stored(aUser().withRoles(CLERK));

    put(RoleName.ADMIN, Set.of(), others);
  }

  @Test
  void aConditionThatDoesNotHoldChangesNothing() {
    RoleDefinition first = put(CLERK, Set.of(), "users:read").definition();
    put(CLERK, Set.of());

    assertThrows(
        PreconditionFailedException.class,
        () -> putRole.put(admin, first, Precondition.version(Set.of(first.role().revision()))));
    assertThrows(
        PreconditionFailedException.class, () -> putRole.put(admin, first, Precondition.ABSENT));
    assertEquals(Grants.NONE, stage.policies.current().grantsOf(Set.of(CLERK)));
  }

  @Test
  void ofTwoHalvesOfACycleMadeAtOnceOneIsRefused() {
    for (int round = 0; round < 50; round++) {
      RoleName one = new RoleName("one-" + round);
      RoleName two = new RoleName("two-" + round);
      put(one, Set.of());
      put(two, Set.of());

      Race<PutRole.Outcome> race =
          Race.of(2, lane -> put(lane == 0 ? one : two, Set.of(lane == 0 ? two : one)));

      assertEquals(1, race.results().size(), race::toString);
      assertEquals(1, race.failuresOf(RoleCycleException.class), race::toString);
    }
  }

  private void define(String... custom) {
    // An operator grants what no administrator has; an administrator may then take it away.
    RoleName special = new RoleName("special");
    Stream.of(custom)
        .map(text -> Grant.parse(text).orElseThrow())
        .forEach(
            grant ->
                stage.database.grant(
                    new dev.portcullis.domain.access.AccessRule(
                        RoleName.ADMIN, grant.permission(), grant.scope())));
    stage.policies.refresh();
    put(special, Set.of(), custom);
    put(special, Set.of());
  }

  private void assertDenied(
      UserActor actor, RoleName role, Set<RoleName> inherits, String... grants) {
    assertThrows(AccessDeniedException.class, () -> putAs(actor, role, inherits, grants));
  }

  private PutRole.Outcome put(RoleName role, Set<RoleName> inherits, String... grants) {
    return putAs(admin, role, inherits, grants);
  }

  private PutRole.Outcome putAs(
      UserActor actor, RoleName role, Set<RoleName> inherits, String... grants) {
    Set<Grant> granted =
        Stream.of(grants).map(text -> Grant.parse(text).orElseThrow()).collect(Collectors.toSet());
    return putRole.put(
        actor, RoleDefinition.of(role, "", Grants.of(granted), inherits), Precondition.NONE);
  }

  private List<String> auditedRoles() {
    return stage.audit.events().stream()
        .map(event -> event.facts())
        .filter(facts -> facts.event().startsWith("role-"))
        .map(facts -> facts.event() + " " + detail(facts))
        .toList();
  }

  private static String detail(AuditFacts facts) {
    return Optional.of(facts).flatMap(AuditFacts::detail).orElse("");
  }
}

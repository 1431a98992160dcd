package dev.portcullis.application.administration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.application.Stage;
import dev.portcullis.domain.Precondition;
import dev.portcullis.domain.access.Grant;
import dev.portcullis.domain.access.Grants;
import dev.portcullis.domain.access.Operator;
import dev.portcullis.domain.audit.AdministrationEvent;
import dev.portcullis.domain.audit.AuditActor;
import dev.portcullis.domain.audit.AuditFacts;
import dev.portcullis.domain.role.Role;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.LastAdministratorException;
import dev.portcullis.domain.user.User;
import dev.portcullis.testkit.fixture.UserFixture;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an operator may do, and what rules bind an operator too. */
final class OperatorRightsTest {
  private static final Operator ROOT = Operator.of("root");

  private final Stage stage = new Stage();
  private final AssignRole assign = new AssignRole(stage.authority, stage.journal);
  private final RevokeRole revoke = new RevokeRole(stage.authority, stage.journal);
  private final PutRole put =
      new PutRole(stage.authority, stage.journal, new RoleChanges(stage.rules, stage.policies));

  @Test
  void operatorGivesWhatNoUserHolds() {
    RoleName payer = new RoleName("payer");
    Grants invoices = Grants.of(Set.of(Grant.parse("invoices:pay").orElseThrow()));
    put.put(
        ROOT,
        new RoleDefinition(new Role(payer, "Pays invoices", Set.of()), invoices),
        Precondition.NONE);
    User ada = stage.stored(UserFixture.aUser());
    assign.assign(ROOT, ada.id(), payer);

    User stored = stage.users.findById(ada.id()).orElseThrow();
    assertEquals(invoices, stage.policies.current().grantsOf(Set.of(payer)));
    assertTrue(stored.roles().contains(payer));
  }

  @Test
  void entriesNameTheOperatorAndNoUser() {
    User ada = stage.stored(UserFixture.aUser());
    assign.assign(ROOT, ada.id(), RoleName.ADMIN);

    AdministrationEvent.RoleAssigned event =
        new AdministrationEvent.RoleAssigned(AuditActor.of(ROOT), ada.id(), RoleName.ADMIN);
    List<?> events = stage.audit.events();
    assertEquals(event, events.get(events.size() - 1));
    AuditFacts facts = event.facts();
    assertEquals(Optional.of(ROOT), facts.operator());
    assertEquals(Optional.empty(), facts.actor());
  }

  @Test
  void operatorCannotRemoveTheLastAdministrator() {
    User admin = stage.stored(UserFixture.aUser().withRoles(RoleName.ADMIN));
    assertThrows(
        LastAdministratorException.class, () -> revoke.revoke(ROOT, admin.id(), RoleName.ADMIN));
    RemoveUser remove = new RemoveUser(stage.accounts, stage.authority);
    assertThrows(
        LastAdministratorException.class, () -> remove.remove(ROOT, admin.id(), Precondition.NONE));
  }
}

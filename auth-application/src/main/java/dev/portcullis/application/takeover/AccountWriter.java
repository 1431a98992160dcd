package dev.portcullis.application.takeover;

import dev.portcullis.application.journal.Draft;
import dev.portcullis.domain.access.Operator;
import dev.portcullis.domain.audit.AdministrationEvent;
import dev.portcullis.domain.audit.AuditActor;
import dev.portcullis.domain.role.Role;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.takeover.CheckedAccount;
import dev.portcullis.domain.takeover.IntakeConflictException;
import dev.portcullis.domain.takeover.NewAccount;
import dev.portcullis.domain.takeover.SourceAccount;
import dev.portcullis.domain.user.UserId;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Stores the accounts of a source in the name of an operator.
 *
 * @param ports the store
 * @param pages checks the accounts
 * @param operator is named by the audit entries
 * @param clock the time of creation of accounts without one
 */
record AccountWriter(TakeoverPorts ports, PageCheck pages, Operator operator, Clock clock) {
  private static final String DESCRIPTION = "Came with the accounts of another system";

  /** Others take names all the time, but not always the ones that are wanted next. */
  private static final int MAX_ATTEMPTS = 5;

  /** Creates those of {@code roles} that do not exist, without permissions. */
  void create(Set<RoleName> roles) {
    if (roles.isEmpty()) {
      return;
    }
    ports
        .journal()
        .inTransaction(
            draft -> {
              createLocked(roles, draft);
              return true;
            });
  }

  private void createLocked(Set<RoleName> roles, Draft draft) {
    Set<RoleName> present =
        ports.rules().roles().lockAll().stream().map(Role::name).collect(Collectors.toSet());
    for (RoleName name : new TreeSet<>(roles)) {
      if (!present.contains(name)) {
        ports.rules().roles().put(new Role(name, DESCRIPTION, Set.of()));
        draft.record(new AdministrationEvent.RoleCreated(AuditActor.of(operator), name, List.of()));
      }
    }
  }

  /**
   * Stores the good accounts of {@code page} that have not come over yet, in one transaction.
   *
   * @param isFree whether no name is taken here, as far as is known: the store refuses the page if
   *     that has changed, and it is checked again
   * @return the accounts of the page that had not come over before
   */
  List<CheckedAccount> store(List<SourceAccount> page, boolean isFree) {
    for (int attempt = 1; ; attempt++) {
      List<SourceAccount> open = pages.open(page);
      List<CheckedAccount> checked =
          isFree && attempt == 1 ? pages.checkAmongThemselves(open) : pages.check(open);
      try {
        add(checked.stream().filter(CheckedAccount::isGood).map(this::account).toList());
        return checked;
      } catch (IntakeConflictException takenMeanwhile) {
        if (attempt == MAX_ATTEMPTS) {
          throw takenMeanwhile;
        }
      }
    }
  }

  private void add(List<NewAccount> accounts) {
    if (accounts.isEmpty()) {
      return;
    }
    ports
        .journal()
        .inTransaction(
            draft -> {
              ports.intake().add(pages.source(), accounts);
              accounts.forEach(account -> draft.record(event(account)));
              return true;
            });
  }

  private NewAccount account(CheckedAccount checked) {
    return checked.account(new UserId(ports.ids().next()), clock.instant());
  }

  private AdministrationEvent event(NewAccount account) {
    return new AdministrationEvent.AccountImported(
        AuditActor.of(operator), account.user().id(), account.sourceId());
  }
}

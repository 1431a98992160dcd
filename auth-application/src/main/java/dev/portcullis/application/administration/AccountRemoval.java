package dev.portcullis.application.administration;

import dev.portcullis.application.account.AccountStore;
import dev.portcullis.application.journal.Draft;
import dev.portcullis.domain.audit.AdministrationEvent;
import dev.portcullis.domain.audit.AuditActor;
import dev.portcullis.domain.revocation.Revocation;
import dev.portcullis.domain.user.LastAdministratorException;
import dev.portcullis.domain.user.User;

/** The removal of an account, after all checks; shared by all use cases that remove one. */
final class AccountRemoval {
  private AccountRemoval() {}

  /**
   * Removes {@code user}, ends all of its access, and records only ids. The roles and the user are
   * locked, in this order.
   *
   * @param actor who removes it
   * @throws LastAdministratorException if no administrator would be left
   */
  static void remove(
      AccountStore accounts, Standing standing, AuditActor actor, User user, Draft draft) {
    accounts.users().remove(user.id());
    standing.requireOneLeft(user);
    draft.revoke(Revocation.ofRemoved(user.id()));
    draft.record(new AdministrationEvent.AccountRemoved(actor, user.id()));
  }
}

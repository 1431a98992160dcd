package dev.portcullis.application.account;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.account.AccountExport.Paged;
import dev.portcullis.application.ratelimit.AttemptGuard;
import dev.portcullis.domain.access.AccessPolicySource;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.audit.AuditRecord;
import dev.portcullis.domain.audit.AuditTrail;
import dev.portcullis.domain.credential.Credential;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.token.InvalidTokenException;
import dev.portcullis.domain.token.RejectionReason;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import java.time.Clock;

/**
 * Reads everything that is stored about the signed-in user (GDPR articles 15 and 20). Needs no
 * permission; the number of exports of a user is limited, because each may read many rows.
 * Thread-safe.
 */
public final class ExportAccount {
  /** How many rows are read at a time. */
  static final int PAGE = 500;

  private final AccountStore accounts;
  private final AuditTrail audit;
  private final AccessPolicySource policies;
  private final AttemptGuard guard;
  private final Clock clock;

  /** Exports from {@code accounts} and {@code audit}, which belong to one store. */
  public ExportAccount(
      AccountStore accounts,
      AuditTrail audit,
      AccessPolicySource policies,
      AttemptGuard guard,
      Clock clock) {
    this.accounts = requireNonNull(accounts, "accounts");
    this.audit = requireNonNull(audit, "audit");
    this.policies = requireNonNull(policies, "policies");
    this.guard = requireNonNull(guard, "guard");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * The data of {@code actor}. The account is read now; sessions and audit entries when they are
   * asked for, so that they may tell of what happens meanwhile.
   *
   * @throws dev.portcullis.domain.ratelimit.TooManyAttemptsException if there were too many exports
   * @throws InvalidTokenException if the account was removed or is not active
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public AccountExport export(UserActor actor) {
    UserId id = actor.user();
    guard.export(id);
    User user =
        accounts
            .users()
            .findById(id)
            .filter(User::isActive)
            .orElseThrow(() -> new InvalidTokenException(RejectionReason.REVOKED));
    return new AccountExport(
        clock.instant(),
        user,
        policies.current().grantsOf(user.roles()),
        accounts.credentials().findByUser(id).map(Credential::changedAt),
        new Paged<>(PAGE, last -> accounts.sessions().findAll(id, last.map(Session::id), PAGE)),
        new Paged<>(PAGE, last -> audit.entriesOf(id, last.map(AuditRecord::id), PAGE)));
  }
}

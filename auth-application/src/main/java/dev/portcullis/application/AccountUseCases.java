package dev.portcullis.application;

import dev.portcullis.application.account.ChangePassword;
import dev.portcullis.application.account.CurrentPassword;
import dev.portcullis.application.account.ExportAccount;
import dev.portcullis.application.account.ReadOwnAccount;
import dev.portcullis.application.account.SignUp;
import dev.portcullis.application.account.SignUpRules;
import dev.portcullis.application.administration.RemoveOwnAccount;

/**
 * The use cases of users on their own account. Each method returns a use case that is ready for use
 * and thread-safe. Thread-safe.
 */
public final class AccountUseCases {
  private final Parts parts;

  AccountUseCases(Parts parts) {
    this.parts = parts;
  }

  /** Creates an account (sign-up). */
  public SignUp signUp() {
    return new SignUp(
        parts.accounts,
        parts.hasher,
        new SignUp.Admission(signUpRules(), parts.guard),
        parts.policies,
        parts.newUsers);
  }

  /**
   * The rules that {@link #signUp} applies, for callers that check them first to report all
   * violations together.
   */
  public SignUpRules signUpRules() {
    return parts.signUpRules();
  }

  /** Reads one's own account. */
  public ReadOwnAccount readOwn() {
    return new ReadOwnAccount(parts.store.users(), parts.policies);
  }

  /** Changes one's own password. */
  public ChangePassword changePassword() {
    return new ChangePassword(
        parts.accounts,
        parts.hasher,
        parts.ports.listeners().credentials(),
        parts.passwords,
        parts.guard);
  }

  /** Reads everything that is stored about oneself. */
  public ExportAccount exportOwn() {
    return new ExportAccount(
        parts.accounts, parts.store.auditTrail(), parts.policies, parts.guard, parts.clock);
  }

  /** Removes one's own account. */
  public RemoveOwnAccount removeOwn() {
    return new RemoveOwnAccount(
        parts.accounts,
        parts.authority,
        new CurrentPassword(
            parts.accounts, parts.hasher, parts.ports.listeners().credentials(), parts.guard));
  }
}

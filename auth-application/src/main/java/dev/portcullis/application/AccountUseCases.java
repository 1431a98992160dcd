package dev.portcullis.application;

import dev.portcullis.application.account.ChangePassword;
import dev.portcullis.application.account.ReadOwnAccount;
import dev.portcullis.application.account.SignUp;
import dev.portcullis.application.account.SignUpRules;

/** What people do with their own account. Thread-safe. */
public final class AccountUseCases {
  private final Parts parts;

  AccountUseCases(Parts parts) {
    this.parts = parts;
  }

  /** Opens an account. */
  public SignUp signUp() {
    return new SignUp(
        parts.accounts,
        parts.hasher,
        new SignUp.Admission(signUpRules(), parts.guard),
        parts.policies,
        parts.newUsers);
  }

  /** The rules of {@link #signUp}, to be asked beforehand so as to tell all violations at once. */
  public SignUpRules signUpRules() {
    return new SignUpRules(
        parts.settings.accounts().reserved(),
        parts.passwords,
        parts.settings.accounts().selfAssignable(),
        parts.settings.accounts().defaultRole());
  }

  /** Looks at one's own account. */
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
}

package dev.portcullis.application.account;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.ValidationException;
import dev.portcullis.domain.Violation;
import dev.portcullis.domain.credential.BreachedPasswords;
import dev.portcullis.domain.credential.PasswordPolicy;
import dev.portcullis.domain.credential.PlainPassword;
import java.util.List;

/**
 * What a new password must hold up to.
 *
 * @param policy what can be told at once
 * @param breached what somebody else may know; asked last, and never inside a transaction
 */
public record PasswordRules(PasswordPolicy policy, BreachedPasswords breached) {
  private static final Violation BREACHED =
      new Violation("breached-password", "choose something else; this one is known from a breach");

  /** Both parts are required. */
  public PasswordRules {
    requireNonNull(policy, "policy");
    requireNonNull(breached, "breached");
  }

  /** The policy alone. */
  public static PasswordRules of(PasswordPolicy policy) {
    return new PasswordRules(policy, BreachedPasswords.NONE);
  }

  /**
   * Goes on only if {@code password}, which is within the policy, is in no known breach.
   *
   * @param field what the password is called in the request
   * @throws ValidationException otherwise
   */
  public void refuseBreached(PlainPassword password, String field) {
    if (breached.contains(password)) {
      throw new ValidationException(List.of(BREACHED.at(field)));
    }
  }
}

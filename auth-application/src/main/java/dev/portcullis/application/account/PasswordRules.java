package dev.portcullis.application.account;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.ValidationException;
import dev.portcullis.domain.Violation;
import dev.portcullis.domain.credential.BreachedPasswords;
import dev.portcullis.domain.credential.PasswordPolicy;
import dev.portcullis.domain.credential.PlainPassword;
import java.util.List;

/**
 * The rules for new passwords. Thread-safe.
 *
 * @param policy the rules that are checked locally
 * @param breached the lookup of breached passwords; called last and never inside a transaction,
 *     because it may use the network
 */
public record PasswordRules(PasswordPolicy policy, BreachedPasswords breached) {
  private static final Violation BREACHED =
      new Violation(
          "breached-password", "choose another password; this one is known from a data breach");

  /** Both parts are required. */
  public PasswordRules {
    requireNonNull(policy, "policy");
    requireNonNull(breached, "breached");
  }

  /** Rules without a lookup of breached passwords. */
  public static PasswordRules of(PasswordPolicy policy) {
    return new PasswordRules(policy, BreachedPasswords.NONE);
  }

  /**
   * Refuses a password that is known from a breach. Check the policy first.
   *
   * @param field the name of the password field in the request
   * @throws ValidationException if {@code password} is known from a breach
   */
  public void refuseBreached(PlainPassword password, String field) {
    if (breached.contains(password)) {
      throw new ValidationException(List.of(BREACHED.at(field)));
    }
  }
}

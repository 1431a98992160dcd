package dev.portcullis.application.account;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.credential.PasswordPolicy;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.ReservedUsernames;
import java.util.Set;

/**
 * The rules of accounts.
 *
 * @param passwords which passwords may be chosen
 * @param reserved usernames that nobody may take at sign-up
 * @param selfAssignable roles that may be asked for at sign-up
 * @param defaultRole the role of those who ask for none
 */
public record AccountSettings(
    PasswordPolicy passwords,
    ReservedUsernames reserved,
    Set<RoleName> selfAssignable,
    RoleName defaultRole) {
  /** The default password policy, the well-known reserved names, and the role {@code user}. */
  public static final AccountSettings DEFAULT =
      new AccountSettings(
          PasswordPolicy.DEFAULT,
          ReservedUsernames.wellKnown(),
          Set.of(RoleName.USER),
          RoleName.USER);

  /** Copies {@code selfAssignable}. */
  public AccountSettings {
    requireNonNull(passwords, "passwords");
    requireNonNull(reserved, "reserved");
    selfAssignable = Set.copyOf(selfAssignable);
    requireNonNull(defaultRole, "defaultRole");
  }

  /** The same but for the password policy. */
  public AccountSettings withPasswords(PasswordPolicy other) {
    return new AccountSettings(other, reserved, selfAssignable, defaultRole);
  }
}

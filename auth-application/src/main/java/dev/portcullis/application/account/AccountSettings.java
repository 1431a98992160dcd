package dev.portcullis.application.account;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.credential.PasswordPolicy;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.ReservedUsernames;
import java.util.Set;

/**
 * The rules for accounts. Immutable.
 *
 * @param passwords the rules for new passwords
 * @param reserved usernames that are refused at sign-up
 * @param selfAssignable roles that a sign-up may request
 * @param defaultRole the role of a sign-up that requests none
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

  /** These settings with another password policy. */
  public AccountSettings withPasswords(PasswordPolicy other) {
    return new AccountSettings(other, reserved, selfAssignable, defaultRole);
  }
}

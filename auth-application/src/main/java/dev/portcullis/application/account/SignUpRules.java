package dev.portcullis.application.account;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.role.RoleHierarchy;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.role.RoleNotSelfAssignableException;
import dev.portcullis.domain.role.UnknownRoleException;
import dev.portcullis.domain.user.ReservedUsernames;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a stranger may choose at sign-up. Pure but for the lookup of breached passwords: callers may
 * ask beforehand to show every problem at once; {@link SignUp} asks in any case.
 *
 * @param reserved usernames that strangers may not take
 * @param passwords which passwords are good enough
 * @param selfAssignable the roles a stranger may ask for
 * @param defaultRole the role of those who ask for none
 */
public record SignUpRules(
    ReservedUsernames reserved,
    PasswordRules passwords,
    Set<RoleName> selfAssignable,
    RoleName defaultRole) {

  /** Copies {@code selfAssignable}. */
  public SignUpRules {
    requireNonNull(reserved, "reserved");
    requireNonNull(passwords, "passwords");
    selfAssignable = Set.copyOf(selfAssignable);
    requireNonNull(defaultRole, "defaultRole");
  }

  /**
   * The roles of a new account that asks for {@code requested}: those, or the default role if there
   * are none.
   *
   * @throws UnknownRoleException if one of them does not exist
   * @throws RoleNotSelfAssignableException if all exist, and one may only be given by an
   *     administrator
   */
  public Set<RoleName> grantable(Collection<String> requested, RoleHierarchy existing) {
    if (requested.isEmpty()) {
      return Set.of(defaultRole);
    }
    List<RoleName> names = requested.stream().map(text -> existing(text, existing)).toList();
    return names.stream().map(this::selfAssigned).collect(Collectors.toUnmodifiableSet());
  }

  private static RoleName existing(String text, RoleHierarchy existing) {
    return RoleName.spelt(text)
        .filter(existing::contains)
        .orElseThrow(() -> new UnknownRoleException(text));
  }

  private RoleName selfAssigned(RoleName role) {
    if (!selfAssignable.contains(role)) {
      throw new RoleNotSelfAssignableException(role);
    }
    return role;
  }
}

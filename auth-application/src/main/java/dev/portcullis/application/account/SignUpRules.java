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
 * The rules for new accounts. Pure except for the lookup of breached passwords. {@link SignUp}
 * always applies all of them; an account that an administrator creates may have a reserved username
 * and any role. Callers may check them first, to report every violation together. Thread-safe.
 *
 * @param reserved usernames that are refused
 * @param passwords the rules for passwords
 * @param selfAssignable the roles that a sign-up may request
 * @param defaultRole the role of a sign-up that requests none
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
   * The roles of a new account: those in {@code requested}, or the default role if it is empty.
   *
   * @param requested role names, unchecked text
   * @throws UnknownRoleException if a requested role is not among {@code existing}
   * @throws RoleNotSelfAssignableException if all exist, but only an administrator may assign one
   *     of them
   */
  public Set<RoleName> grantable(Collection<String> requested, RoleHierarchy existing) {
    if (requested.isEmpty()) {
      return Set.of(defaultRole);
    }
    List<RoleName> names = named(requested, existing);
    return names.stream().map(this::selfAssigned).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The roles of a new account that an administrator creates: those in {@code requested}, or the
   * default role if it is empty.
   *
   * @param requested role names, unchecked text
   * @throws UnknownRoleException if a requested role is not among {@code existing}
   */
  public Set<RoleName> assignable(Collection<String> requested, RoleHierarchy existing) {
    return requested.isEmpty() ? Set.of(defaultRole) : Set.copyOf(named(requested, existing));
  }

  private static List<RoleName> named(Collection<String> requested, RoleHierarchy existing) {
    return requested.stream().map(text -> existing(text, existing)).toList();
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

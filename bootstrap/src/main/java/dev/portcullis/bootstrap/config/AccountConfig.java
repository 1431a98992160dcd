package dev.portcullis.bootstrap.config;

import dev.portcullis.domain.ratelimit.RateLimitSettings;
import dev.portcullis.domain.role.RoleName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rules of accounts.
 *
 * @param selfAssignableRoles roles that new users may request at sign-up
 * @param passwords the password policy, and how passwords are stored
 * @param administrator the first administrator to create on an empty database
 * @param limits the limits of throttling
 * @param sessions the lifetimes of sessions
 */
public record AccountConfig(
    Set<RoleName> selfAssignableRoles,
    PasswordConfig passwords,
    Optional<FirstAdministrator> administrator,
    RateLimitSettings limits,
    SessionConfig sessions) {

  private static final Setting<Set<RoleName>> SELF_ASSIGNABLE_ROLES =
      Setting.of(
              "AUTH_SELF_ASSIGNABLE_ROLES",
              AccountConfig::roles,
              "roles that new users may request at sign-up")
          .or(Set.of(RoleName.USER), "`user`");

  static final List<Setting<?>> SETTINGS = List.of(SELF_ASSIGNABLE_ROLES);

  /** Copies {@code selfAssignableRoles}. */
  public AccountConfig {
    selfAssignableRoles = Set.copyOf(selfAssignableRoles);
  }

  static AccountConfig from(Variables variables) {
    PasswordConfig passwords = PasswordConfig.from(variables);
    return new AccountConfig(
        variables.get(SELF_ASSIGNABLE_ROLES),
        passwords,
        FirstAdministrator.from(variables, passwords.policy()),
        LimitConfig.from(variables),
        SessionConfig.from(variables));
  }

  private static Set<RoleName> roles(String text) {
    return Parsers.list(text).stream()
        .map(AccountConfig::role)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static RoleName role(String text) {
    return RoleName.spelt(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "must be role names such as user or ROLE_USER, separated by commas"));
  }
}

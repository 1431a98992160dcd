package dev.portcullis.domain.user;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.Violation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names nobody may take at public sign-up because others would trust them: those of administrators,
 * of services and of well-known mailboxes (RFC 2142). Compared by {@link Username#key()}.
 * Immutable.
 */
public final class ReservedUsernames {
  private static final Set<String> WELL_KNOWN =
      Set.of(
          "abuse",
          "admin",
          "administrator",
          "anonymous",
          "api",
          "auth",
          "billing",
          "help",
          "hostmaster",
          "info",
          "mailer-daemon",
          "moderator",
          "noc",
          "noreply",
          "no-reply",
          "nobody",
          "null",
          "operator",
          "portcullis",
          "postmaster",
          "root",
          "security",
          "self",
          "service",
          "staff",
          "superuser",
          "support",
          "sysadmin",
          "system",
          "undefined",
          "user",
          "webmaster");

  private final Set<String> keys;

  /** Exactly these names are reserved. */
  public ReservedUsernames(Set<Username> names) {
    keys = names.stream().map(Username::key).collect(Collectors.toUnmodifiableSet());
  }

  /** The names that are reserved unless an operator says otherwise. */
  public static ReservedUsernames wellKnown() {
    return new ReservedUsernames(
        WELL_KNOWN.stream().map(Username::new).collect(Collectors.toSet()));
  }

  /** What keeps {@code username} from being chosen; empty if nothing does. */
  public List<Violation> violations(Username username) {
    return keys.contains(requireNonNull(username, "username").key())
        ? List.of(new Violation("reserved", "choose another name; this one is reserved"))
        : List.of();
  }
}

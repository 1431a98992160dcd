package dev.portcullis.domain.user;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.Violation;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Usernames that are refused at public sign-up because others would trust them: those of
 * administrators, of services and of well-known mailboxes (RFC 2142). Compared without regard to
 * case, dots, dashes and underscores: {@code no_reply} is {@code no-reply}, and {@code Admin.} is
 * {@code admin}. Immutable.
 *
 * <p>Usernames are ASCII, so that letters of other scripts cannot look like these. Digits in place
 * of letters ({@code adm1n}) and words around them ({@code admin1}) stay allowed: a list of them
 * would never be complete, and a name grants no rights.
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

  private static final Pattern PUNCTUATION = Pattern.compile("[._-]");

  private final Set<String> keys;

  /** Reserves exactly these names. */
  public ReservedUsernames(Set<Username> names) {
    keys = names.stream().map(ReservedUsernames::letters).collect(Collectors.toUnmodifiableSet());
  }

  /** The names that are reserved by default. */
  public static ReservedUsernames wellKnown() {
    return new ReservedUsernames(
        WELL_KNOWN.stream().map(Username::new).collect(Collectors.toSet()));
  }

  /** A violation if {@code username} is reserved; otherwise empty. */
  public List<Violation> violations(Username username) {
    return keys.contains(letters(requireNonNull(username, "username")))
        ? List.of(new Violation("reserved", "choose another username; this one is reserved"))
        : List.of();
  }

  private static String letters(Username username) {
    return PUNCTUATION.matcher(username.key()).replaceAll("");
  }
}

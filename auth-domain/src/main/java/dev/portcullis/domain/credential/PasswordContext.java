package dev.portcullis.domain.credential;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.Username;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The user for whom a password is chosen. Attackers try passwords made of these words first.
 * Immutable.
 *
 * @param username the username, if known
 * @param email the e-mail address, if known
 */
public record PasswordContext(Optional<Username> username, Optional<EmailAddress> email) {
  /** Shorter words are ignored, because they occur in too many other words. */
  static final int MIN_WORD_LENGTH = 4;

  private static final String PRODUCT = "portcullis";

  /** Both parts are required, and may be empty. */
  public PasswordContext {
    requireNonNull(username, "username");
    requireNonNull(email, "email");
  }

  /** The context of a user with this name and address. */
  public static PasswordContext of(Username username, EmailAddress email) {
    return new PasswordContext(Optional.of(username), Optional.of(email));
  }

  /** The context of {@code user}. */
  public static PasswordContext of(User user) {
    return of(user.username(), user.email());
  }

  /** The words that the password must not contain, in lower case. */
  List<String> words() {
    return Stream.of(
            username.map(Username::key), email.map(EmailAddress::localPart), Optional.of(PRODUCT))
        .flatMap(Optional::stream)
        .filter(word -> word.length() >= MIN_WORD_LENGTH)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }
}

package dev.portcullis.domain.user;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;

/**
 * The identifier typed at sign-in: a username or an e-mail address, unchecked text. Leading and
 * trailing blanks are removed, because neither can contain them there. Immutable.
 *
 * @param value the text without leading and trailing blanks
 */
public record AccountName(String value) {
  /** Removes leading and trailing blanks. */
  public AccountName {
    value = Blanks.strip(requireNonNull(value, "value"));
  }

  /** The e-mail address; empty if the text contains no {@code @} or is not a valid address. */
  public Optional<EmailAddress> email() {
    return isAddress() ? EmailAddress.parse(value) : Optional.empty();
  }

  /** The username; empty if the text contains an {@code @} or is not a valid username. */
  public Optional<Username> username() {
    return isAddress() ? Optional.empty() : Username.parse(value);
  }

  /** The normalised form: equal for all spellings of one username or of one address. */
  public String key() {
    return email()
        .map(EmailAddress::key)
        .or(() -> username().map(Username::key))
        .orElse(value.toLowerCase(Locale.ROOT));
  }

  private boolean isAddress() {
    return value.indexOf('@') >= 0;
  }
}

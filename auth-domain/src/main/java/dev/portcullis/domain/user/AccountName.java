package dev.portcullis.domain.user;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;

/**
 * What somebody typed to say which account they mean: a username or an e-mail address, any text.
 * Blanks at its ends are dropped, because neither can hold one there.
 *
 * @param value the text without blanks at its ends
 */
public record AccountName(String value) {
  /** Drops blanks at both ends. */
  public AccountName {
    value = Blanks.strip(requireNonNull(value, "value"));
  }

  /** The e-mail address it spells, if it holds an {@code @}. */
  public Optional<EmailAddress> email() {
    return isAddress() ? EmailAddress.parse(value) : Optional.empty();
  }

  /** The username it spells, if it holds no {@code @}. */
  public Optional<Username> username() {
    return isAddress() ? Optional.empty() : Username.parse(value);
  }

  /** What two texts that can mean the same account by the same name have in common. */
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

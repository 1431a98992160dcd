package dev.portcullis.adapter.password;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.credential.PasswordHash;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parsed stored hash: {@code v1$<pepperId>$<bcrypt>}, or an imported bare bcrypt hash. Immutable.
 *
 * @param pepperId id of the pepper of the digest that was hashed with bcrypt; empty for an imported
 *     hash, which is of the password itself
 * @param bcrypt the bcrypt hash, {@code $2b$…}
 * @param cost the binary logarithm of its rounds
 */
record StoredForm(Optional<String> pepperId, String bcrypt, int cost) {
  private static final String VERSION = "v1";
  private static final Pattern PATTERN =
      Pattern.compile(
          "(?:"
              + VERSION
              + "\\$(?<pepper>[A-Za-z0-9_-]{1,16})\\$)?"
              + "(?<bcrypt>\\$2[aby]\\$(?<cost>0[4-9]|[12][0-9]|3[01])\\$[./A-Za-z0-9]{53})");

  /** Parses {@code hash}; empty if it has another form. */
  static Optional<StoredForm> of(PasswordHash hash) {
    Matcher matcher = PATTERN.matcher(requireNonNull(hash, "hash").encoded());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new StoredForm(
            Optional.ofNullable(matcher.group("pepper")),
            matcher.group("bcrypt"),
            Integer.parseInt(matcher.group("cost"))));
  }

  /** The form to store for a bcrypt hash made with this pepper. */
  static PasswordHash encode(Pepper pepper, String bcrypt) {
    return new PasswordHash(VERSION + "$" + pepper.id() + "$" + bcrypt);
  }

  @Override
  public String toString() {
    return "StoredForm[***]";
  }
}

package dev.portcullis.adapter.password;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.credential.PasswordHash;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stored hash, taken apart: {@code v1$<pepperId>$<bcrypt>}, or the bare bcrypt text of an import.
 *
 * @param pepperId which pepper the digest below the bcrypt was made with; empty for an import,
 *     whose bcrypt is of the password itself
 * @param bcrypt the {@code $2b$} text
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

  /** The parts of {@code hash}; empty if it has another form. */
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

  /** The text to store for a bcrypt made with this pepper. */
  static PasswordHash encode(Pepper pepper, String bcrypt) {
    return new PasswordHash(VERSION + "$" + pepper.id() + "$" + bcrypt);
  }

  @Override
  public String toString() {
    return "StoredForm[***]";
  }
}

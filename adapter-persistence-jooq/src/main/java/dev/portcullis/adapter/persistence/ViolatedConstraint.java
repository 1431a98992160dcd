package dev.portcullis.adapter.persistence;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.exception.IntegrityConstraintViolationException;

/**
 * Extracts the name of a violated constraint. Drivers report it only in the message, together with
 * values from users, so it is read only from positions where no such value can appear. Pure.
 */
final class ViolatedConstraint {
  /**
   * {@code Duplicate entry '...' for key 'table.name'}; the table is included since MySQL 8.0.19.
   */
  private static final Pattern MYSQL_KEY = Pattern.compile("'(?:[^'.]*\\.)?([^'.]+)'[^']*\\z");

  /** {@code ... (`schema`.`table`, CONSTRAINT `name` FOREIGN KEY ...}, which contains no values. */
  private static final Pattern MYSQL_REFERENCE = Pattern.compile("CONSTRAINT `([^`]+)`");

  /**
   * {@code ... "public.name_INDEX_1 ON ...} or {@code ... "name: ...}: the first quoted text;
   * values follow it.
   */
  private static final Pattern H2_NAME =
      Pattern.compile("\\A[^\"]*\"(?:[^\".: ]*\\.)?([^\".: ]+?)(?:_index_\\w+)?[: ]");

  private static final int MYSQL_DUPLICATE = 1062;

  private ViolatedConstraint() {}

  static Optional<String> of(IntegrityConstraintViolationException refusal) {
    return SqlFailures.sqlCause(refusal)
        .flatMap(
            sql -> {
              String text = String.valueOf(sql.getMessage());
              if (sql.getErrorCode() == MYSQL_DUPLICATE) {
                return first(MYSQL_KEY, text);
              }
              return first(MYSQL_REFERENCE, text)
                  .or(() -> first(H2_NAME, text.toLowerCase(Locale.ROOT)));
            });
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}

package dev.portcullis.adapter.persistence;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.exception.IntegrityConstraintViolationException;

/**
 * The name of the constraint that refused a row. Drivers tell it in their message alone, beside
 * values that strangers have chosen: it is taken only from where no such value can stand.
 */
final class ViolatedConstraint {
  /** Duplicate entry '...' for key 'table.name', with the table since MySQL 8.0.19. */
  private static final Pattern MYSQL_KEY = Pattern.compile("'(?:[^'.]*\\.)?([^'.]+)'[^']*\\z");

  /** ... (`schema`.`table`, CONSTRAINT `name` FOREIGN KEY ...: no values at all. */
  private static final Pattern MYSQL_REFERENCE = Pattern.compile("CONSTRAINT `([^`]+)`");

  /** ... "public.name_INDEX_1 ON ... or ... "name: ...: first in quotes, values behind it. */
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

package dev.portcullis.adapter.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.exception.IntegrityConstraintViolationException;

/**
 * Inserts many rows with one statement. jOOQ makes the statement for one row; it is repeated and
 * its values are set here, because jOOQ takes longer to build a statement of thousands of values
 * than the server takes to execute it. Pure.
 */
final class ManyRows {
  private static final String INTEGRITY = "23";
  private static final UuidConverter IDS = new UuidConverter();
  private static final InstantConverter TIMES = new InstantConverter();

  private ManyRows() {}

  /**
   * Inserts {@code rows}; does nothing if there are none.
   *
   * @param fields the columns
   * @param rows the values of these columns, for each row
   * @throws IntegrityConstraintViolationException if a row violates a constraint
   */
  static void insert(
      DSLContext db,
      Table<? extends Record> table,
      List<? extends Field<?>> fields,
      List<? extends Collection<?>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    String one =
        db.insertInto(table)
            .columns(fields)
            .values(Collections.nCopies(fields.size(), null))
            .getSQL();
    String more = ",(" + "?,".repeat(fields.size() - 1) + "?)";
    String all = one + more.repeat(rows.size() - 1);
    db.connection(connection -> execute(connection, all, rows));
  }

  private static void execute(
      Connection connection, String sql, List<? extends Collection<?>> rows) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int index = 1;
      for (Collection<?> row : rows) {
        for (Object value : row) {
          statement.setObject(index, stored(value));
          index++;
        }
      }
      statement.executeUpdate();
    } catch (SQLException failure) {
      throw translated(failure);
    }
  }

  @SuppressWarnings("NullAway") // SQL NULL is null in JDBC
  private static Object stored(Object value) {
    if (value instanceof UUID id) {
      return IDS.to(id);
    }
    return value instanceof Instant time ? TIMES.to(time) : value;
  }

  private static RuntimeException translated(SQLException failure) {
    return String.valueOf(failure.getSQLState()).startsWith(INTEGRITY)
        ? new IntegrityConstraintViolationException(SqlFailures.reason(failure), failure)
        : SqlFailures.translated(failure);
  }
}

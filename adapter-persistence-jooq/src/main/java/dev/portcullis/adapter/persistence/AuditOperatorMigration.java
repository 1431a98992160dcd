package dev.portcullis.adapter.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Gives audit entries room for the operator who changed something at a command line. */
final class AuditOperatorMigration extends ConditionalMigration {
  private static final String COLUMN = "operator_name";

  // At the end of the table and without values: MySQL and MariaDB copy no row for that. Compared by
  // bytes, as the code of an entry does.
  private static final String ADD = "ALTER TABLE audit_events ADD COLUMN ";
  private static final String SERVER_TYPE =
      " VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL";

  AuditOperatorMigration() {
    super("022", "audit operator");
  }

  @Override
  List<String> embedded() {
    return List.of(ADD + "IF NOT EXISTS " + COLUMN + " VARCHAR(64) NULL");
  }

  @Override
  List<String> server(Connection connection) throws SQLException {
    try (ResultSet rows =
        connection
            .getMetaData()
            .getColumns(connection.getCatalog(), null, "audit_events", COLUMN)) {
      return rows.next() ? List.of() : List.of(ADD + COLUMN + SERVER_TYPE);
    }
  }
}

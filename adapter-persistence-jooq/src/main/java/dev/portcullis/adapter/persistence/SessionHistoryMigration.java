package dev.portcullis.adapter.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Adds an index that reads the sessions of a user page by page, ended ones too, in the order of
 * their ids.
 */
final class SessionHistoryMigration extends ConditionalMigration {
  private static final String INDEX = "ix_sessions_history";
  private static final String PLACE = " ON sessions (user_id, id)";

  SessionHistoryMigration() {
    super("021", "session history");
  }

  @Override
  List<String> embedded() {
    return List.of("CREATE INDEX IF NOT EXISTS " + INDEX + PLACE);
  }

  @Override
  List<String> server(Connection connection) throws SQLException {
    return indexes(connection, "sessions").contains(INDEX)
        ? List.of()
        : List.of("CREATE INDEX " + INDEX + PLACE);
  }
}

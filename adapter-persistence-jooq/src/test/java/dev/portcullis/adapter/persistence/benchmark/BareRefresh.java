package dev.portcullis.adapter.persistence.benchmark;

import dev.portcullis.adapter.persistence.UuidConverter;
import dev.portcullis.domain.id.TimeOrderedIds;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.testkit.database.TestDatabase;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** The same statements without the store: one connection, JDBC, statements prepared once. */
final class BareRefresh implements Refresh {
  private static final int IDLE_DAYS = 14;
  private static final String READ_SESSION =
      "SELECT id, user_id, source, user_agent, generation, created_at, rotated_at, used_at,"
          + " idle_expires_at, absolute_expires_at, ended_at, end_reason, over_at FROM sessions"
          + " WHERE id = ? FOR UPDATE";
  private static final String READ_USER =
      "SELECT users.*, user_roles.role_name FROM users LEFT JOIN user_roles"
          + " ON user_roles.user_id = users.id WHERE users.id = ?";
  private static final String UPDATE =
      "UPDATE sessions SET generation = ?, rotated_at = ?, used_at = ?, idle_expires_at = ?,"
          + " ended_at = ?, end_reason = ?, over_at = ?"
          + " WHERE id = ? AND ended_at IS NULL AND generation <= ?";
  private static final String AUDIT =
      "INSERT INTO audit_events (id, happened_at, event, actor_id, subject_id, session_id, source,"
          + " detail) VALUES (?, ?, 'session-refreshed', ?, ?, ?, ?, NULL)";

  private final UuidConverter uuids = new UuidConverter();
  private final TimeOrderedIds ids = new TimeOrderedIds(Clock.systemUTC(), new SecureRandom());
  private final Connection connection;
  private final PreparedStatement session;
  private final PreparedStatement user;
  private final PreparedStatement update;
  private final PreparedStatement audit;

  BareRefresh(TestDatabase database) throws SQLException {
    connection =
        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    connection.setAutoCommit(false);
    session = connection.prepareStatement(READ_SESSION);
    user = connection.prepareStatement(READ_USER);
    update = connection.prepareStatement(UPDATE);
    audit = connection.prepareStatement(AUDIT);
  }

  @Override
  public void refresh(SessionId id) throws SQLException {
    byte[] key = uuids.to(id.value());
    LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
    session.setBytes(1, key);
    try (ResultSet found = session.executeQuery()) {
      found.next();
      byte[] owner = found.getBytes("user_id");
      String source = found.getString("source");
      long generation = found.getLong("generation");
      readUser(owner);
      advance(key, generation, now);
      append(key, owner, source, now);
    }
    connection.commit();
  }

  private void readUser(byte[] id) throws SQLException {
    user.setBytes(1, id);
    try (ResultSet found = user.executeQuery()) {
      while (found.next()) {
        found.getString("role_name");
      }
    }
  }

  private void advance(byte[] key, long generation, LocalDateTime now) throws SQLException {
    LocalDateTime end = now.plusDays(IDLE_DAYS);
    update.setLong(1, generation + 1);
    update.setObject(2, now);
    update.setObject(3, now);
    update.setObject(4, end);
    update.setObject(5, null);
    update.setObject(6, null);
    update.setObject(7, end);
    update.setBytes(8, key);
    update.setLong(9, generation + 1);
    if (update.executeUpdate() != 1) {
      throw new IllegalStateException("not advanced");
    }
  }

  private void append(byte[] key, byte[] owner, String source, LocalDateTime now)
      throws SQLException {
    audit.setBytes(1, uuids.to(ids.next()));
    audit.setObject(2, now);
    audit.setBytes(3, owner);
    audit.setBytes(4, owner);
    audit.setBytes(5, key);
    audit.setString(6, source);
    audit.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

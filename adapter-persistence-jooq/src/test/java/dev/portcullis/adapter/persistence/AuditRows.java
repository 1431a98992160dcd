package dev.portcullis.adapter.persistence;

import dev.portcullis.domain.access.Operator;
import dev.portcullis.domain.audit.AuditFacts;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.testkit.contract.AuditTrailContract.Kept;
import dev.portcullis.testkit.database.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Reads the audit trail with SQL, independently of the adapter. */
final class AuditRows {
  private AuditRows() {}

  static Optional<Kept> find(TestDatabase database, UUID id) {
    try (Connection connection = database.connect();
        PreparedStatement query =
            connection.prepareStatement("SELECT * FROM audit_events WHERE id = ?")) {
      query.setBytes(1, new UuidConverter().to(id));
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(kept(row)) : Optional.empty();
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        row.getObject("happened_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        new AuditFacts(
            row.getString("event"),
            id(row, "actor_id").map(UserId::new),
            id(row, "subject_id").map(UserId::new),
            id(row, "session_id").map(SessionId::new),
            Optional.ofNullable(row.getString("source")).flatMap(SourceAddress::parse),
            Optional.ofNullable(row.getString("detail")),
            Optional.ofNullable(row.getString("operator_name")).map(Operator::new)));
  }

  private static Optional<UUID> id(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getBytes(column)).map(new UuidConverter()::from);
  }
}

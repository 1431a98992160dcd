package dev.portcullis.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.testkit.contract.AuditEntriesContract;
import dev.portcullis.testkit.contract.StoreUnderTest;
import dev.portcullis.testkit.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class JooqAuditEntriesIT implements AuditEntriesContract {
  private static final int USERS = 900;
  private static final int OF_EACH = 60;

  @AutoClose private static final TestStore STORE = TestStore.on(TestDatabase.migrated());

  @Override
  public StoreUnderTest store() {
    return STORE.ports();
  }

  /** Of a user with many entries, among those of many users. */
  @Test
  void pageIsReadInTheOrderOfAnIndex() throws SQLException {
    try (Connection connection = STORE.database().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO audit_events (id, happened_at, event, subject_id, actor_id)"
              + " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
              + USERS
              + ") SELECT UNHEX(CONCAT('01', LPAD(HEX(a.i * 1000 + b.i), 30, '0'))),"
              + " '2026-01-01', 'signed-in', UNHEX(LPAD(HEX(a.i), 32, '0')),"
              + " UNHEX(LPAD(HEX(a.i), 32, '0')) FROM n a JOIN n b ON b.i <= "
              + OF_EACH
              + " OR a.i = 7");
      statement.execute("ANALYZE TABLE audit_events");
      try (ResultSet rows =
          statement.executeQuery(
              "EXPLAIN FORMAT=JSON SELECT * FROM audit_events WHERE subject_id ="
                  + " X'00000000000000000000000000000007'"
                  + " AND id > X'00000000000000000000000000000001'"
                  + " ORDER BY id LIMIT 500")) {
        assertTrue(rows.next());
        String plan = rows.getString(1);
        assertTrue(plan.contains("\"ix_audit_events_subject\""), plan);
        // As MariaDB and the versions of MySQL write it.
        for (String sort :
            List.of("\"filesort\": {", "\"using_filesort\": true", "\"access_type\": \"sort\"")) {
          assertFalse(plan.contains(sort), plan);
        }
      }
    }
  }
}

package dev.portcullis.adapter.persistence;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.user.User;
import dev.portcullis.testkit.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("it changes the time zone of the JVM")
final class TimeZoneIT {
  /** An hour that clocks in Berlin skipped: 02:30 did not exist there. */
  private static final Instant SKIPPED = Instant.parse("2026-03-29T02:30:00.123456Z");

  private final TimeZone before = TimeZone.getDefault();
  @AutoClose private final TestStore store = TestStore.on(TestDatabase.migrated());

  @BeforeEach
  void moveToBerlin() {
    TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
  }

  @AfterEach
  void moveBack() {
    TimeZone.setDefault(before);
  }

  @Test
  void timesAreStoredInUtcInEveryTimeZone() throws SQLException {
    User user = aUser().createdAt(SKIPPED).build();
    store.persistence().users().add(user);
    assertEquals(Optional.of(user), store.persistence().users().findById(user.id()));
    try (Connection connection = store.database().connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT CAST(created_at AS CHAR) FROM users")) {
      assertTrue(row.next());
      assertEquals("2026-03-29 02:30:00.123456", row.getString(1));
    }
  }
}

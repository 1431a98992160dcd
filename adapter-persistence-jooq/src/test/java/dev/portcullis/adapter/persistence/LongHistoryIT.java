package dev.portcullis.adapter.persistence;

import static dev.portcullis.testkit.fixture.SessionFixture.OPENED;
import static dev.portcullis.testkit.fixture.SessionFixture.aSession;
import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionEnd;
import dev.portcullis.domain.session.SessionEndReason;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.testkit.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The rows that the server reads for a user with a hundred thousand ended sessions. Counts rows,
 * not seconds, so that the result is the same on every machine.
 */
final class LongHistoryIT {
  private static final int HISTORY = 100_000;
  private static final int LIVE = 20;
  private static final int BATCH = 25;

  /** A few for each live session, and what the server reads of its own. */
  private static final long LIMIT = 1_000;

  private static final SessionEnd END =
      new SessionEnd(OPENED.plusSeconds(5), SessionEndReason.ACCOUNT_CLOSED);

  @AutoClose private final TestStore store = TestStore.on(TestDatabase.migrated(), 1);
  @AutoClose private final OneConnection one = new OneConnection(store.database());
  private final UserId user = aUserWithHistory();

  @BeforeEach
  void makeHistory() throws SQLException {
    // Ended until an hour before the live ones are opened.
    ManySessions.storeEnded(store.database(), user, HISTORY, "2026-03-27 21:00:00");
    for (int each = 0; each < LIVE; each++) {
      one.sessions().add(aSession(user).build());
    }
    assertEquals(HISTORY + LIVE, stored());
  }

  @Test
  void workForAUserGrowsWithLiveSessionsOnly() throws SQLException {
    Session opened = aSession(user).build();
    assertFew("add", () -> one.sessions().add(opened));
    assertFew("list", () -> assertEquals(LIVE + 1, one.sessions().findLive(user, OPENED).size()));
    assertFew(
        "end others",
        () -> assertEquals(LIVE, one.sessions().endAll(user, keeping(opened), END).size()));
    assertFew(
        "end all",
        () -> assertEquals(1, one.sessions().endAll(user, Optional.empty(), END).size()));
    assertFew("purge", () -> removeOver(BATCH));
  }

  @Test
  void removalOfAUserIsShortAndItsSessionsGoInShortBatches() throws SQLException {
    assertFew("remove", () -> one.transactions().inTransaction(() -> one.users().remove(user)));
    assertEquals(Optional.empty(), one.users().findById(user));
    assertEquals(0, one.sessions().findLive(user, OPENED).size());
    long left = stored();
    assertTrue(left >= HISTORY - 2 * RemovedUsers.AT_ONCE, () -> "left: " + left);
    assertFew("batch", () -> assertEquals(BATCH, removeOwnerless(BATCH)));
    // If a node stops here, another one continues.
    while (removeOwnerless(500) == 500) {
      // On.
    }
    assertEquals(0, stored());
  }

  private void assertFew(String what, Runnable work) throws SQLException {
    long rows = one.rowsReadBy(work);
    assertTrue(rows < LIMIT, () -> what + " looked at " + rows + " rows");
  }

  private int removeOver(int atMost) {
    return one.sessions().removeEndedBefore(OPENED, atMost);
  }

  private int removeOwnerless(int atMost) {
    return one.sessions().removeEndedBefore(Instant.EPOCH, atMost);
  }

  private static Optional<SessionId> keeping(Session session) {
    return Optional.of(session.id());
  }

  private UserId aUserWithHistory() {
    User stored = aUser().build();
    one.users().add(stored);
    return stored.id();
  }

  private long stored() throws SQLException {
    try (Connection connection = store.database().connect();
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM sessions")) {
      count.next();
      return count.getLong(1);
    }
  }
}

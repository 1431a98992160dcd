package dev.portcullis.audit;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.audit.chain.AuditAnchor;
import dev.portcullis.domain.audit.chain.AuditFinding;
import dev.portcullis.domain.audit.chain.AuditFinding.Kind;
import dev.portcullis.domain.audit.chain.AuditRetention;
import dev.portcullis.domain.audit.chain.VerificationReport;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.User;
import dev.portcullis.node.Node;
import dev.portcullis.testkit.database.TestDatabase;
import dev.portcullis.testkit.fake.FakePasswordHasher;
import dev.portcullis.testkit.fixture.Race;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ten thousand entries that eight threads wrote through two nodes, and what an intruder with all
 * rights in the database can do to them: each is found, called by its name, and the entry is named.
 */
final class AuditTamperingIT {
  private static final int ENTRIES = 10_000;
  private static final int THREADS = 8;
  private static final List<String> TABLES =
      List.of("audit_events", "audit_writers", "audit_retention");

  private static final TestDatabase DATABASE = TestDatabase.migrated();
  private static final Node ONE = Node.on(DATABASE, 5, Clock.systemUTC());
  private static final Node OTHER = Node.on(DATABASE, 5, Clock.systemUTC());

  @BeforeAll
  static void writeTenThousandEntries() throws SQLException {
    write(ENTRIES / 2);
    checkpoint();
    sql("CREATE TABLE old_events AS SELECT * FROM audit_events");
    write(ENTRIES / 2);
    checkpoint();
    for (String table : TABLES) {
      sql("CREATE TABLE " + saved(table) + " LIKE " + table);
      sql("INSERT INTO " + saved(table) + " SELECT * FROM " + table);
    }
  }

  @AfterAll
  static void close() throws Exception {
    ONE.close();
    OTHER.close();
    DATABASE.close();
  }

  /** Two threads, one of each node, end the sessions of one user. */
  private static void write(int entries) {
    List<User> users =
        Stream.generate(() -> aUser().withRoles(RoleName.ADMIN).build())
            .limit(THREADS)
            .map(user -> ONE.stored(user, "correct horse battery", FakePasswordHasher.current()))
            .toList();
    Race<Boolean> race =
        Race.of(
            THREADS,
            thread -> {
              Node node = thread % 2 == 0 ? ONE : OTHER;
              User user = users.get(thread / 2);
              UserActor actor =
                  new UserActor(user.id(), new SessionId(node.ids().next()), user.roles());
              for (int each = 0; each < entries / THREADS; each++) {
                node.auth().administration().endSessionsOf().end(actor, user.id());
              }
              return true;
            });
    assertEquals(THREADS, race.results().size(), race::toString);
  }

  private static void checkpoint() {
    ONE.run("audit checkpoint");
    OTHER.run("audit checkpoint");
  }

  @AfterEach
  void restore() throws SQLException {
    for (String table : TABLES) {
      sql("DELETE FROM " + table);
      sql("INSERT INTO " + table + " SELECT * FROM " + saved(table));
    }
  }

  @Test
  void untouchedTrailIsClean() {
    VerificationReport report = verify(Optional.empty());
    assertTrue(report.isClean(), () -> report.found().toString());
    assertTrue(report.entries().verified() >= ENTRIES, () -> report.entries().toString());
    assertEquals(0, report.entries().unprotected());
    assertEquals(0, report.entries().afterCheckpoint());
  }

  static Stream<Tampering> tamperings() {
    return Tampering.all();
  }

  @ParameterizedTest
  @MethodSource("tamperings")
  void everyTamperingIsFoundAndNamed(Tampering tampering) throws SQLException {
    Map<String, UUID> ids = ids();
    for (String statement : tampering.statements()) {
      sql(with(ids, statement));
    }

    VerificationReport report = verify(Optional.empty());

    assertTrue(
        report.found().first().stream().anyMatch(finding -> isOf(finding, tampering, ids)),
        () -> ids + " " + report.found());
  }

  private static boolean isOf(AuditFinding finding, Tampering tampering, Map<String, UUID> ids) {
    return finding.kind() == tampering.kind()
        && tampering
            .named()
            .map(ids::get)
            .map(id -> finding.entry().equals(Optional.of(id)))
            .orElse(true);
  }

  @Test
  void anOldCopyOfAllTablesIsFoundByAnAnchor() throws SQLException {
    write(THREADS);
    checkpoint();
    AuditAnchor anchor = verify(Optional.empty()).anchor();
    restore();

    VerificationReport report = verify(AuditAnchor.parse(anchor.toString()));

    assertTrue(
        report.found().first().stream().anyMatch(each -> each.kind() == Kind.OLD_COPY_RESTORED),
        () -> report.found().toString());
    // The nodes find other checkpoints than they left, and go on.
    checkpoint();
    write(THREADS);
  }

  @Test
  void changedAndRemovedMarksOfRetentionAreFound() throws SQLException {
    AuditRetention retention =
        new AuditRetention(
            ONE.store().auditTrail(),
            ONE.store().auditRegistry(),
            ONE.store().transactions(),
            ONE.auditMacs(),
            Clock.systemUTC());
    assertEquals(500, retention.removeBefore(Clock.systemUTC().instant(), 500));
    VerificationReport clean = verify(Optional.empty());
    assertTrue(clean.isClean(), () -> clean.found().toString());
    sql("UPDATE audit_retention SET removed_at = removed_at + INTERVAL 1 SECOND");
    assertTrue(kinds(verify(Optional.empty())).contains(Kind.RETENTION_MARK_CHANGED));
    sql("DELETE FROM audit_retention");
    assertTrue(kinds(verify(Optional.empty())).contains(Kind.REMOVED));
  }

  private static List<Kind> kinds(VerificationReport report) {
    return report.found().first().stream().map(AuditFinding::kind).toList();
  }

  private static Map<String, UUID> ids() throws SQLException {
    return Map.of(
        ":row", id("SELECT id FROM saved_events ORDER BY id LIMIT 1 OFFSET 5100"),
        ":other", id("SELECT id FROM saved_events ORDER BY id LIMIT 1 OFFSET 6000"),
        ":next",
            id(
                "SELECT n.id FROM saved_events n JOIN (SELECT * FROM saved_events ORDER BY id"
                    + " LIMIT 1 OFFSET 5100) r ON n.chain_writer = r.chain_writer AND"
                    + " n.chain_lane = r.chain_lane AND n.chain_sequence = r.chain_sequence + 1"),
        ":new", nextTo(id("SELECT id FROM saved_events ORDER BY id LIMIT 1 OFFSET 5100")));
  }

  /** A free id right behind {@code id}. */
  private static UUID nextTo(UUID id) {
    return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ 1);
  }

  private static String with(Map<String, UUID> ids, String statement) {
    String complete = statement;
    for (Map.Entry<String, UUID> id : ids.entrySet()) {
      String hex = id.getValue().toString().replace("-", "");
      complete = complete.replace(id.getKey(), "X'" + hex + "'");
    }
    return complete;
  }

  private static String saved(String table) {
    return "saved_" + table.substring("audit_".length());
  }

  private static VerificationReport verify(Optional<AuditAnchor> anchor) {
    return ONE.auth().audit().verify().verify(anchor, read -> {});
  }

  private static void sql(String statement) throws SQLException {
    try (Connection connection = DATABASE.connect();
        Statement change = connection.createStatement()) {
      change.execute(statement);
    }
  }

  private static UUID id(String query) throws SQLException {
    try (Connection connection = DATABASE.connect();
        Statement select = connection.createStatement();
        ResultSet row = select.executeQuery(query)) {
      assertTrue(row.next(), query);
      byte[] bytes = row.getBytes(1);
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      return new UUID(buffer.getLong(), buffer.getLong());
    }
  }
}

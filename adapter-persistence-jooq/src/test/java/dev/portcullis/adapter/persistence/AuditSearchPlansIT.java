package dev.portcullis.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.audit.AuditPage;
import dev.portcullis.domain.audit.AuditSearch;
import dev.portcullis.domain.audit.AuditSearch.Filter;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.testkit.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.ParamType;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each search of the audit trail reads a range of one index, in its order. */
final class AuditSearchPlansIT {
  private static final UserId USER =
      new UserId(UUID.fromString("00000000-0000-7000-8000-000000000003"));
  private static final Optional<Instant> SINCE = Optional.of(Instant.parse("2001-01-01T00:00:00Z"));
  private static final Optional<Instant> UNTIL = Optional.of(Instant.parse("2030-01-01T00:00:00Z"));
  private static final DSLContext DB =
      DSL.using(SQLDialect.MYSQL, new Settings().withRenderSchema(false));

  @AutoClose private static final TestStore STORE = TestStore.on(TestDatabase.migrated());

  /** A hundred users, ten events, and ids in the order of time. */
  @BeforeAll
  static void storeManyEntries() throws SQLException {
    String digits =
        IntStream.range(0, 10)
            .mapToObj(digit -> "SELECT " + digit + " n")
            .collect(Collectors.joining(" UNION ALL ", "(", ")"));
    String number = "(a.n * 1000 + b.n * 100 + c.n * 10 + d.n)";
    String user = "UNHEX(CONCAT('00000000000070008000', LPAD(HEX(c.n * 10 + d.n), 12, '0')))";
    new Sql(STORE.database())
        .execute(
            "INSERT INTO audit_events (id, happened_at, event, actor_id, subject_id)"
                + " SELECT UNHEX(CONCAT(LPAD(HEX(1000000000000 + "
                + number
                + "), 12, '0'), '70008000000000000000')), '2001-01-01', CONCAT('event-', d.n), "
                + user
                + ", "
                + user
                + " FROM "
                + String.join(", ", digits + " a", digits + " b", digits + " c", digits + " d"),
            "ANALYZE TABLE audit_events");
  }

  @Test
  void everyDriverReadsItsIndexWithoutSorting() throws SQLException {
    Optional<UserId> user = Optional.of(USER);
    Optional<String> event = Optional.of("event-3");
    for (boolean isBound : new boolean[] {false, true}) {
      Optional<Instant> since = isBound ? SINCE : Optional.empty();
      Optional<Instant> until = isBound ? UNTIL : Optional.empty();
      Optional<UserId> nobody = Optional.empty();
      Optional<String> none = Optional.empty();
      assertUses("PRIMARY", new Filter(since, until, nobody, nobody, none));
      assertUses("ix_audit_events_actor", new Filter(since, until, user, nobody, none));
      assertUses("ix_audit_events_event", new Filter(since, until, nobody, nobody, event));
      assertUses("ix_audit_events_subject", new Filter(since, until, nobody, user, none));
      assertUses("ix_audit_events_subject", new Filter(since, until, user, user, event));
    }
  }

  /** With several filters a page ends where enough was looked at, and the next goes on there. */
  @Test
  void pageWithManyEntriesLookedAtEndsEarly() {
    Filter filter =
        new Filter(
            // The ids are of a time before, but within the tolerance for clocks.
            Optional.of(Instant.ofEpochMilli(1_000_000_000_000L)),
            UNTIL,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Optional<UUID> before = Optional.empty();
    int found = 0;
    int pages = 0;
    do {
      AuditPage page = STORE.persistence().auditTrail().find(new AuditSearch(filter, before, 100));
      found += page.records().size();
      before = page.next();
      pages++;
    } while (before.isPresent());
    assertEquals(0, found);
    assertTrue(pages >= 10, () -> "too few pages");
  }

  private static void assertUses(String index, Filter filter) throws SQLException {
    AuditSearch search = new AuditSearch(filter, Optional.of(new UUID(-1, -1)), 20);
    String sql =
        new AuditSearchRows(DB).page(AuditSearchRows.Plan.of(search), 20).getSQL(ParamType.INLINED);
    try (Connection connection = STORE.database().connect();
        Statement statement = connection.createStatement();
        ResultSet plan = statement.executeQuery("EXPLAIN FORMAT=TRADITIONAL " + sql)) {
      String used = "";
      while (plan.next()) {
        if ("audit_events".equals(plan.getString("table"))) {
          used = String.valueOf(plan.getString("key"));
          String extra = String.valueOf(plan.getString("Extra"));
          assertFalse(extra.contains("filesort"), () -> extra + ": " + sql);
        }
      }
      assertEquals(index, used, sql);
    }
  }
}

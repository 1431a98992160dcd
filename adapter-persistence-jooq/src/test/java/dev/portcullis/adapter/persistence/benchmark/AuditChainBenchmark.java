package dev.portcullis.adapter.persistence.benchmark;

import dev.portcullis.adapter.persistence.DatabaseSettings;
import dev.portcullis.adapter.persistence.JooqPersistence;
import dev.portcullis.adapter.persistence.ManySessions;
import dev.portcullis.testkit.database.TestDatabase;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Refreshes on MySQL, alternately with audit chains and the indexes of the search, and without
 * either, so that load on the machine affects both. Run it as {@link SessionBenchmark}, with the
 * number of rounds as the argument.
 */
public final class AuditChainBenchmark {
  private static final int LANES = 4;
  private static final int SESSIONS = 10_000;
  private static final Duration ROUND = Duration.ofSeconds(5);
  private static final Duration WARM_UP = Duration.ofSeconds(20);

  private AuditChainBenchmark() {}

  /** Takes the number of rounds; 9 without one. */
  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length == 0 ? 9 : Integer.parseInt(arguments[0]);
    try (TestDatabase with = TestDatabase.mysql();
        TestDatabase without = TestDatabase.mysql();
        PortsRefresh chained = refresh(with, true);
        PortsRefresh plain = refresh(without, false)) {
      dropIndexes(without);
      Rounds.run(chained, LANES, SESSIONS, WARM_UP);
      Rounds.run(plain, LANES, SESSIONS, WARM_UP);
      List<Rounds> ofChained = new ArrayList<>();
      List<Rounds> ofPlain = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        ofChained.add(Rounds.run(chained, LANES, SESSIONS, ROUND));
        ofPlain.add(Rounds.run(plain, LANES, SESSIONS, ROUND));
      }
      report(ofChained, ofPlain);
    }
  }

  private static PortsRefresh refresh(TestDatabase database, boolean isChained) throws Exception {
    JooqPersistence store =
        JooqPersistence.open(
            new DatabaseSettings(database.jdbcUrl(), database.user(), database.password(), LANES),
            new SecureRandom());
    store.migrate();
    ManySessions.store(database, SESSIONS, "2040-01-01");
    return new PortsRefresh(store, isChained);
  }

  private static void dropIndexes(TestDatabase database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "ALTER TABLE audit_events DROP INDEX ix_audit_events_actor,"
              + " DROP INDEX ix_audit_events_event");
    }
  }

  private static void report(List<Rounds> chained, List<Rounds> plain) {
    System.out.printf(
        Locale.ROOT,
        "with    %s%nwithout %s%nwith/without %.3f%n",
        Rounds.summary(chained),
        Rounds.summary(plain),
        Rounds.perSecond(chained) / Rounds.perSecond(plain));
  }
}

package dev.portcullis.adapter.persistence.benchmark;

import dev.portcullis.adapter.persistence.DatabaseSettings;
import dev.portcullis.adapter.persistence.JooqPersistence;
import dev.portcullis.adapter.persistence.ManySessions;
import dev.portcullis.testkit.database.TestDatabase;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Refreshes on MySQL, alternately through the ports and through bare JDBC, so that load on the
 * machine affects both; among a thousand sessions and among a million. Builds the class path and
 * runs:
 *
 * <pre>
 * mvn -q -DskipTests -pl adapter-persistence-jooq -am package dependency:build-classpath \
 *     -Dmdep.outputFile=target/test.classpath
 * cd adapter-persistence-jooq
 * AUTH_TEST_MYSQL_URL=jdbc:mysql://127.0.0.1:3306/ AUTH_TEST_MYSQL_USER=... \
 *     AUTH_TEST_MYSQL_PASSWORD=... java -cp \
 *     "target/test-classes:target/classes:$(cat target/test.classpath)" \
 *     dev.portcullis.adapter.persistence.benchmark.SessionBenchmark
 * </pre>
 */
public final class SessionBenchmark {
  private static final int ROUNDS = 5;
  private static final int LANES = 4;
  private static final Duration ROUND = Duration.ofSeconds(5);
  // jOOQ is a lot of code to compile.
  private static final Duration WARM_UP = Duration.ofSeconds(30);

  private SessionBenchmark() {}

  /** Takes the numbers of sessions, or none for a thousand and a million. */
  public static void main(String[] arguments) throws Exception {
    List<String> counts = arguments.length == 0 ? List.of("1000", "1000000") : List.of(arguments);
    for (String count : counts) {
      try (TestDatabase database = TestDatabase.mysql()) {
        measure(database, Integer.parseInt(count));
      }
    }
  }

  private static void measure(TestDatabase database, int sessions) throws Exception {
    DatabaseSettings settings =
        new DatabaseSettings(database.jdbcUrl(), database.user(), database.password(), LANES);
    try (JooqPersistence store = JooqPersistence.open(settings, new SecureRandom());
        Refresh bare = lanes(database)) {
      store.migrate();
      ManySessions.store(database, sessions, "2040-01-01");
      PortsRefresh ports = new PortsRefresh(store, true);
      Rounds.run(ports, LANES, sessions, WARM_UP);
      Rounds.run(bare, LANES, sessions, WARM_UP);
      List<Rounds> ofPorts = new ArrayList<>();
      List<Rounds> ofBare = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        ofPorts.add(Rounds.run(ports, LANES, sessions, ROUND));
        ofBare.add(Rounds.run(bare, LANES, sessions, ROUND));
      }
      report(sessions, ofPorts, ofBare);
    }
  }

  private static Refresh lanes(TestDatabase database) throws SQLException {
    return BareLanes.open(database, LANES);
  }

  private static void report(int sessions, List<Rounds> ports, List<Rounds> bare) {
    System.out.printf(
        Locale.ROOT,
        "%d sessions%n  ports %s%n  bare  %s%n  ports/bare %.2f%n",
        sessions,
        Rounds.summary(ports),
        Rounds.summary(bare),
        Rounds.perSecond(ports) / Rounds.perSecond(bare));
  }
}

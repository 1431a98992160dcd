package dev.portcullis.bootstrap.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.adapter.persistence.JooqPersistence.PoolLoad;
import dev.portcullis.application.maintenance.RetainedKind;
import dev.portcullis.application.maintenance.RetentionReport;
import dev.portcullis.domain.revocation.Revocation;
import dev.portcullis.domain.revocation.Revocations;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.testkit.fixture.MutableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final String OLDEST = "portcullis_retention_oldest_age_seconds{kind=\"sessions\"}";
  private static final String LAST_RUN =
      "portcullis_retention_last_run_timestamp_seconds{kind=\"sessions\"}";
  private static final String STALENESS = "portcullis_revocations_staleness_seconds";

  private final MutableClock clock = MutableClock.atNoon();
  @AutoClose private final Metrics metrics = new Metrics(clock);

  @Test
  void nothingIsKnownOfRetentionBeforeItsFirstReport() {
    assertEquals("NaN", value(OLDEST));
    assertEquals("0.0", value(LAST_RUN));
    assertEquals("0.0", removed("sessions"));
  }

  @Test
  void oldestEndedSessionAgesUntilAReportHasAYoungerOne() {
    metrics
        .retention()
        .note(report(RetainedKind.SESSIONS, 0, Optional.of(clock.instant().minusSeconds(90))));
    assertEquals("90.0", value(OLDEST));
    clock.advance(Duration.ofMillis(10_500));
    assertEquals("100.5", value(OLDEST));

    metrics
        .retention()
        .note(report(RetainedKind.SESSIONS, 1, Optional.of(clock.instant().minusSeconds(5))));
    assertEquals("5.0", value(OLDEST));
    metrics.retention().note(report(RetainedKind.SESSIONS, 1, Optional.empty()));
    assertEquals("0.0", value(OLDEST));
    clock.advance(Duration.ofHours(1));
    assertEquals("0.0", value(OLDEST));
  }

  @Test
  void removedRowsAddUpByKind() {
    List<RetainedKind> kinds = List.of(RetainedKind.values());
    for (RetainedKind kind : kinds) {
      metrics.retention().note(report(kind, 20 + kinds.indexOf(kind), Optional.empty()));
      metrics.retention().note(report(kind, 300, Optional.empty()));
    }

    assertEquals("320.0", removed("sessions"));
    assertEquals("321.0", removed("revocations"));
    assertEquals("322.0", removed("attempts"));
    assertEquals("323.0", removed("audit"));
  }

  @Test
  void whatOneKindReportsSaysNothingOfTheOthers() {
    Instant oldest = clock.instant().minusSeconds(90);
    metrics.retention().note(report(RetainedKind.AUDIT, 0, Optional.of(oldest)));

    assertEquals("NaN", value(OLDEST));
    assertEquals("0.0", value(LAST_RUN));
    assertEquals("90.0", value(OLDEST.replace("sessions", "audit")));
    assertTrue(Double.parseDouble(value(LAST_RUN.replace("sessions", "audit"))) > 0);
  }

  @Test
  void lastRunIsToldInUnixTime() {
    metrics.retention().note(report(RetainedKind.SESSIONS, 0, Optional.empty()));
    long noon = clock.instant().getEpochSecond();
    clock.advance(Duration.ofDays(1));

    assertEquals(noon, (long) Double.parseDouble(value(LAST_RUN)));
  }

  @Test
  void feedThatIsNotReadGetsStaleWithTheClock() {
    Revocations revocations = new Revocations(Duration.ofMinutes(15), Duration.ofMinutes(1));
    metrics.watch(revocations);
    assertEquals("+Inf", value(STALENESS));

    revocations.caughtUp(clock.instant());
    assertEquals("0.0", value(STALENESS));
    clock.advance(Duration.ofSeconds(61));
    assertEquals("61.0", value(STALENESS));
    revocations.caughtUp(clock.instant().plusSeconds(5));
    assertEquals("0.0", value(STALENESS), "a clock that was set back");
  }

  @Test
  void rememberedRevocationsAreCounted() {
    Revocations revocations = new Revocations(Duration.ofMinutes(15), Duration.ofMinutes(1));
    metrics.watch(revocations);
    assertEquals("0.0", value("portcullis_revocations_remembered"));

    revocations.apply(List.of(Revocation.of(new SessionId(new UUID(0, 1)))), clock.instant());
    assertEquals("1.0", value("portcullis_revocations_remembered"));
    revocations.caughtUp(clock.instant().plus(Duration.ofMinutes(15)));
    assertEquals("0.0", value("portcullis_revocations_remembered"));
  }

  @Test
  void countersAndLoadsAreAskedAtEachScrape() {
    AtomicLong refused = new AtomicLong(2);
    AtomicLong unanswered = new AtomicLong(3);
    AtomicLong defects = new AtomicLong(4);
    AtomicLong dropped = new AtomicLong(6);
    AtomicReference<PoolLoad> load = new AtomicReference<>(new PoolLoad(1, 9, 0));
    metrics.watchHashing(refused::get);
    metrics.watchBreachLookups(unanswered::get);
    metrics.watchHashDefects(defects::get);
    metrics.watchLog(dropped::get);
    metrics.watch(load::get);
    assertEquals("2.0", value("portcullis_hashing_refused_requests_total"));
    assertEquals("3.0", value("portcullis_breach_lookups_unanswered_total"));
    assertEquals("4.0", value("portcullis_password_hash_defects_total"));
    assertEquals("6.0", value("portcullis_log_dropped_lines_total"));
    assertEquals("9.0", value("portcullis_database_connections{state=\"idle\"}"));

    refused.set(5);
    unanswered.set(8);
    defects.set(9);
    load.set(new PoolLoad(10, 0, 4));
    assertEquals("5.0", value("portcullis_hashing_refused_requests_total"));
    assertEquals("8.0", value("portcullis_breach_lookups_unanswered_total"));
    assertEquals("9.0", value("portcullis_password_hash_defects_total"));
    assertEquals("10.0", value("portcullis_database_connections{state=\"active\"}"));
    assertEquals("4.0", value("portcullis_database_connections_pending"));
  }

  @Test
  void requestsAreTimedByRouteAndStatus() {
    long second = Duration.ofSeconds(1).toNanos();
    metrics.requests().answered("GET", "/api/users/{id}", 200, second);
    metrics.requests().answered("GET", "/api/users/{id}", 200, 2 * second);
    metrics.requests().answered("GET", "/api/users/{id}", 404, second);

    String found = "{method=\"GET\",route=\"/api/users/{id}\",status=\"200\"}";
    assertEquals("2", value("portcullis_http_requests_seconds_count" + found));
    assertEquals("3.0", value("portcullis_http_requests_seconds_sum" + found));
    assertEquals(
        "1", value("portcullis_http_requests_seconds_count" + found.replace("200", "404")));
  }

  @Test
  void everyFigureHasHelp() {
    watchEverything();
    List<String> lines = metrics.text().lines().toList();

    assertTrue(lines.stream().anyMatch(line -> line.startsWith("portcullis_")));
    lines.stream()
        .filter(line -> line.startsWith("# TYPE "))
        .map(line -> line.split(" ", -1)[2])
        .forEach(
            name ->
                assertTrue(
                    lines.stream().anyMatch(line -> line.matches("# HELP " + name + " \\S.+")),
                    name));
  }

  @Test
  void thePageOfMetricsListsEveryFigureOfOursWithItsKind() throws IOException {
    watchEverything();
    List<String> page = Files.readString(Path.of("../docs/metrics.md"), UTF_8).lines().toList();

    metrics
        .text()
        .lines()
        .filter(line -> line.startsWith("# TYPE portcullis_"))
        .map(line -> line.split(" ", -1))
        .forEach(
            type ->
                assertTrue(
                    page.stream()
                        .anyMatch(
                            row ->
                                row.startsWith("| `" + type[2])
                                    && row.contains("` | " + type[3] + " | ")),
                    type[2] + " " + type[3]));
  }

  private void watchEverything() {
    metrics.watch(new Revocations(Duration.ofMinutes(15), Duration.ofMinutes(1)));
    metrics.watch(() -> new PoolLoad(0, 0, 0));
    metrics.watchHashing(() -> 0);
    metrics.watchBreachLookups(() -> 0);
    metrics.watchHashDefects(() -> 0);
    metrics.watchLog(() -> 0);
    metrics.watchProcess();
    metrics.requests().answered("GET", "/", 200, 1);
  }

  private String removed(String kind) {
    return value("portcullis_retention_removed_rows_total{kind=\"%s\"}".formatted(kind));
  }

  private String value(String series) {
    return metrics
        .text()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .map(line -> line.substring(series.length() + 1))
        .findFirst()
        .orElseThrow(() -> new AssertionError(series + " is not in\n" + metrics.text()));
  }

  private static RetentionReport report(RetainedKind kind, long removed, Optional<Instant> oldest) {
    return new RetentionReport(kind, removed, oldest);
  }
}

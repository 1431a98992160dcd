package dev.portcullis.bootstrap.metrics;

import dev.portcullis.application.maintenance.RetentionReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** What retention removes, and how old what it leaves is. Thread-safe. */
public final class RetentionMetrics {
  private final Clock clock;
  private final Counter sessions;
  private final Counter revocations;
  private final Counter attempts;
  private volatile Optional<LastReport> last = Optional.empty();

  private record LastReport(Instant at, Optional<Instant> oldestEnd) {}

  RetentionMetrics(MeterRegistry registry, Clock clock) {
    this.clock = clock;
    sessions = removed(registry, "sessions");
    revocations = removed(registry, "revocations");
    attempts = removed(registry, "attempts");
    Gauge.builder("portcullis.sessions.ended.oldest.age", this::oldestAge)
        .description(
            "Time since the end of the session that ended longest ago and is still stored; 0 if"
                + " none is, NaN until the first report")
        .baseUnit(Ages.UNIT)
        .register(registry);
    Gauge.builder("portcullis.retention.last.run.timestamp", this::lastRun)
        .description("When retention last ran to its end, in Unix time; 0 until it did")
        .baseUnit(Ages.UNIT)
        .register(registry);
  }

  /** Notes what a run did. */
  public void note(RetentionReport report) {
    sessions.increment((double) report.sessions());
    revocations.increment((double) report.revocations());
    attempts.increment((double) report.attempts());
    last = Optional.of(new LastReport(clock.instant(), report.oldestEnd()));
  }

  // Grows between reports too: if no more come, the alarm on it still rings.
  private double oldestAge() {
    return last.map(LastReport::oldestEnd)
        .map(end -> end.map(instant -> Ages.seconds(instant, clock)).orElse(0.0))
        .orElse(Double.NaN);
  }

  private double lastRun() {
    return last.map(report -> (double) report.at().getEpochSecond()).orElse(0.0);
  }

  private static Counter removed(MeterRegistry registry, String kind) {
    return Counter.builder("portcullis.retention.removed")
        .tag("kind", kind)
        .description("Rows that retention of this node removed")
        .baseUnit(BaseUnits.ROWS)
        .register(registry);
  }
}

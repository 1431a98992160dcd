package dev.portcullis.bootstrap.metrics;

import dev.portcullis.application.maintenance.RetainedKind;
import dev.portcullis.application.maintenance.RetentionReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * For each kind of row: how many retention removed, and the age of the oldest that is left.
 * Thread-safe.
 */
public final class RetentionMetrics {
  private final Map<RetainedKind, Kind> kinds;

  RetentionMetrics(MeterRegistry registry, Clock clock) {
    kinds =
        Arrays.stream(RetainedKind.values())
            .collect(
                Collectors.toUnmodifiableMap(
                    Function.identity(), kind -> new Kind(registry, word(kind), clock)));
  }

  /** Records what a run did for one kind. */
  public void note(RetentionReport report) {
    Optional.ofNullable(kinds.get(report.kind())).ifPresent(kind -> kind.note(report));
  }

  private static String word(RetainedKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** The metrics of one kind. */
  private static final class Kind {
    private final Clock clock;
    private final Counter removed;
    private final AtomicReference<Optional<LastReport>> last =
        new AtomicReference<>(Optional.empty());

    private record LastReport(Instant at, Optional<Instant> oldest) {}

    Kind(MeterRegistry registry, String name, Clock clock) {
      this.clock = clock;
      removed =
          Counter.builder("portcullis.retention.removed")
              .tag("kind", name)
              .description("Rows that retention on this node removed")
              .baseUnit(BaseUnits.ROWS)
              .register(registry);
      Gauge.builder("portcullis.retention.oldest.age", this::oldestAge)
          .tag("kind", name)
          .description(
              "Age of the oldest stored row; 0 if none is, NaN until the" + " first report")
          .baseUnit(Ages.UNIT)
          .register(registry);
      Gauge.builder("portcullis.retention.last.run.timestamp", this::lastRun)
          .tag("kind", name)
          .description(
              "Time of the last complete run of retention, in Unix time; 0 before the first")
          .baseUnit(Ages.UNIT)
          .register(registry);
    }

    void note(RetentionReport report) {
      removed.increment((double) report.removed());
      last.set(Optional.of(new LastReport(clock.instant(), report.oldest())));
    }

    // Grows between reports too, so that an alarm also fires if no more reports come.
    private double oldestAge() {
      return last()
          .map(LastReport::oldest)
          .map(oldest -> oldest.map(instant -> Ages.seconds(instant, clock)).orElse(0.0))
          .orElse(Double.NaN);
    }

    private double lastRun() {
      return last().map(report -> (double) report.at().getEpochSecond()).orElse(0.0);
    }

    private Optional<LastReport> last() {
      Optional<LastReport> known = last.get();
      return known == null ? Optional.empty() : known;
    }
  }
}

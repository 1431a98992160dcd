package dev.portcullis.bootstrap.cli;

import dev.portcullis.adapter.password.BcryptPasswordHasher;
import dev.portcullis.domain.credential.PlainPassword;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code benchmark-hash}. */
@Command(
    name = "benchmark-hash",
    description = {
      "Measure how long a password hash takes on this machine, and advise a cost.",
      "Run it on a machine that does nothing else. Does not use the database."
    })
final class BenchmarkHashCommand implements Callable<Integer> {
  /** Long enough to slow down who has stolen the hashes, and short enough for a sign-in. */
  private static final double GOAL_MILLIS = 250;

  /** For each cost. */
  private static final long ENOUGH_NANOS = 300_000_000;

  private static final View<Timing> VIEW =
      View.<Timing>empty()
          .with("cost", Timing::cost)
          .with("milliseconds", Timing::rounded)
          .with("signInsPerSecondAndCore", Timing::perSecond);

  private final Invocation invocation;

  @Mixin private JsonOption json = new JsonOption();

  BenchmarkHashCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  /** The time of one hash of {@code cost}. */
  record Timing(int cost, double milliseconds) {
    long rounded() {
      return Math.round(milliseconds);
    }

    String perSecond() {
      return String.format(Locale.ROOT, "%.1f", 1_000 / milliseconds);
    }

    double distance() {
      return Math.abs(Math.log(milliseconds / GOAL_MILLIS));
    }
  }

  @Override
  public Integer call() {
    List<Timing> timings = new ArrayList<>();
    try (Progress progress = Progress.of(invocation, "Hashing", 1L << 4);
        PlainPassword password = PlainPassword.of("a password to measure with")) {
      time(BcryptPasswordHasher.MIN_COST, password);
      IntStream.rangeClosed(BcryptPasswordHasher.MIN_COST, BcryptPasswordHasher.MAX_COST)
          .forEach(
              cost -> {
                timings.add(new Timing(cost, time(cost, password)));
                progress.at(1L << (cost - BcryptPasswordHasher.MIN_COST));
              });
    }
    new Listing<>(invocation, VIEW, json.isWanted()).all(timings);
    if (!json.isWanted()) {
      advise(timings);
    }
    return ExitCode.DONE.code();
  }

  private void advise(List<Timing> timings) {
    Timing best = timings.stream().min(Comparator.comparingDouble(Timing::distance)).orElseThrow();
    invocation
        .out()
        .line(
            "Choose AUTH_PASSWORD_COST=%s: %s ms is closest to 250 ms, and one core serves %s sign-ins per second."
                .formatted(best.cost(), best.rounded(), best.perSecond()));
  }

  /** The shortest of some, because whatever disturbs a measurement makes it longer. */
  private static double time(int cost, PlainPassword password) {
    BcryptPasswordHasher hasher = new BcryptPasswordHasher(cost, List.of(), new SecureRandom());
    long begun = System.nanoTime();
    long shortest = Long.MAX_VALUE;
    do {
      long before = System.nanoTime();
      hasher.hash(password);
      shortest = Math.min(shortest, System.nanoTime() - before);
    } while (System.nanoTime() - begun < ENOUGH_NANOS);
    return shortest / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }
}

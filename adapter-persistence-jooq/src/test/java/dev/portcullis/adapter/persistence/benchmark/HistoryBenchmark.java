package dev.portcullis.adapter.persistence.benchmark;

import dev.portcullis.adapter.persistence.DatabaseSettings;
import dev.portcullis.adapter.persistence.JooqPersistence;
import dev.portcullis.adapter.persistence.ManySessions;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionEnd;
import dev.portcullis.domain.session.SessionEndReason;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.session.SessionOrigin;
import dev.portcullis.domain.session.SessionPolicy;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.testkit.database.TestDatabase;
import dev.portcullis.testkit.fixture.UserFixture;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Times a sign-in, the end of all sessions and a removal on MySQL, for a user with a long history
 * of ended sessions and for one without. Runs as {@link SessionBenchmark} does.
 */
public final class HistoryBenchmark {
  private static final int ROUNDS = 20;
  private static final SessionOrigin ORIGIN =
      SessionOrigin.of(SourceAddress.parse("203.0.113.7").orElseThrow());

  private final JooqPersistence store;

  private HistoryBenchmark(JooqPersistence store) {
    this.store = store;
  }

  /** Takes the number of ended sessions, or none for 800 000. */
  public static void main(String[] arguments) throws Exception {
    int history = arguments.length == 0 ? 800_000 : Integer.parseInt(arguments[0]);
    try (TestDatabase database = TestDatabase.mysql();
        JooqPersistence store = JooqPersistence.open(settings(database), new SecureRandom())) {
      store.migrate();
      HistoryBenchmark benchmark = new HistoryBenchmark(store);
      UserId plain = benchmark.user();
      UserId busy = benchmark.user();
      ManySessions.storeEnded(database, busy, history, "2026-01-01");
      // Classes are loaded and code is compiled first.
      benchmark.signIns(benchmark.user());
      benchmark.compare("sign-in", () -> benchmark.signIns(plain), () -> benchmark.signIns(busy));
      benchmark.compare("end all", () -> benchmark.endings(plain), () -> benchmark.endings(busy));
      benchmark.compare("remove", () -> benchmark.removal(plain), () -> benchmark.removal(busy));
    }
  }

  private static DatabaseSettings settings(TestDatabase database) {
    return new DatabaseSettings(database.jdbcUrl(), database.user(), database.password(), 2);
  }

  private UserId user() {
    var user = UserFixture.aUser().build();
    store.users().add(user);
    return user.id();
  }

  private long[] signIns(UserId user) {
    return times(ROUNDS, () -> signIn(user));
  }

  private long[] endings(UserId user) {
    return times(ROUNDS, () -> endAll(user));
  }

  private long[] removal(UserId user) {
    return times(
        1,
        () ->
            store
                .transactions()
                .inTransaction(
                    () -> {
                      lock(user);
                      store.users().remove(user);
                    }));
  }

  private void signIn(UserId user) {
    Instant now = Instant.now();
    store
        .transactions()
        .inTransaction(
            () -> {
              lock(user);
              SessionId id = new SessionId(UUID.randomUUID());
              store.sessions().add(Session.open(id, user, ORIGIN, now, SessionPolicy.DEFAULT));
              return store.sessions().findLive(user, now);
            });
  }

  private void endAll(UserId user) {
    SessionEnd end = new SessionEnd(Instant.now(), SessionEndReason.ACCOUNT_CLOSED);
    store
        .transactions()
        .inTransaction(
            () -> {
              lock(user);
              return store.sessions().endAll(user, Optional.empty(), end);
            });
  }

  private void lock(UserId user) {
    if (store.users().lockById(user).isEmpty()) {
      throw new IllegalStateException("the user does not exist");
    }
  }

  private static long[] times(int rounds, Runnable work) {
    long[] nanos = new long[rounds];
    for (int round = 0; round < rounds; round++) {
      long begun = System.nanoTime();
      work.run();
      nanos[round] = System.nanoTime() - begun;
    }
    Arrays.sort(nanos);
    return nanos;
  }

  private void compare(String what, Measurement plain, Measurement busy) {
    long[] without = plain.times();
    long[] with = busy.times();
    System.out.printf(
        Locale.ROOT,
        "%s: without history %.1f ms (slowest %.1f), with %.1f ms (slowest %.1f)%n",
        what,
        without[without.length / 2] / 1e6,
        without[without.length - 1] / 1e6,
        with[with.length / 2] / 1e6,
        with[with.length - 1] / 1e6);
  }

  /** Runs something some times. */
  @FunctionalInterface
  private interface Measurement {
    /** How long each took, in nanoseconds, sorted. */
    long[] times();
  }
}

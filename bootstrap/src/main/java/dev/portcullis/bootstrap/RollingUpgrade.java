package dev.portcullis.bootstrap;

import dev.portcullis.adapter.persistence.JooqPersistence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * For how long nodes of an older version may run beside this one on the same database. They refuse
 * tokens that name their client (RFC 9068 section 2.2), so none does until then. Thread-safe.
 */
final class RollingUpgrade {
  private static final String CLIENT_ID = "client-id";

  private final Clock clock;
  private final Duration window;
  // Until the database has been asked: whatever has been issued by then, every version takes.
  private volatile Instant end = Instant.MAX;

  /** Lasts {@code window} from when this version first came to a database that was in use. */
  RollingUpgrade(Duration window, Clock clock) {
    this.window = window;
    this.clock = clock;
  }

  /** Finds out when that was; it is now where nobody has asked before. */
  void follow(JooqPersistence store) {
    end =
        store.upgradedAt(CLIENT_ID, clock.instant()).map(at -> at.plus(window)).orElse(Instant.MIN);
  }

  /** Whether all nodes are of this version by now. */
  boolean isOver() {
    return !clock.instant().isBefore(end);
  }
}

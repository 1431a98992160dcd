package dev.portcullis.bootstrap;

import dev.portcullis.adapter.persistence.JooqPersistence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The time in which nodes of an older version may share the database. Those nodes reject tokens
 * with {@code client_id} (RFC 9068 section 2.2), so tokens leave it out until the time is over.
 * Thread-safe.
 */
final class RollingUpgrade {
  private static final String CLIENT_ID = "client-id";

  private final Clock clock;
  private final Duration window;
  // Before the database has been read: leave the claim out, which every version accepts.
  private volatile Instant end = Instant.MAX;

  /** Lasts {@code window} from the first start of this version on a database that was in use. */
  RollingUpgrade(Duration window, Clock clock) {
    this.window = window;
    this.clock = clock;
  }

  /** Reads when that was from the database; records the current time if nothing is recorded. */
  void follow(JooqPersistence store) {
    end =
        store.upgradedAt(CLIENT_ID, clock.instant()).map(at -> at.plus(window)).orElse(Instant.MIN);
  }

  /** Whether the time is over, so all nodes run this version. */
  boolean isOver() {
    return !clock.instant().isBefore(end);
  }
}

package dev.portcullis.bootstrap;

import dev.portcullis.adapter.persistence.JooqPersistence;
import dev.portcullis.domain.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the keys of stored e-mail addresses up to the rules of today, beside the requests and a
 * little at a time, when no node of an older version can be running any more. In one thread at a
 * time.
 */
final class EmailKeyRenewal implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(EmailKeyRenewal.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final JooqPersistence store;
  private final RollingUpgrade upgrade;
  private final Clock clock;
  private boolean complete;
  private boolean failing;

  EmailKeyRenewal(JooqPersistence store, RollingUpgrade upgrade, Clock clock) {
    this.store = store;
    this.upgrade = upgrade;
    this.clock = clock;
  }

  // A run reports its own failures.
  @SuppressWarnings("FutureReturnValueIgnored")
  void startOn(ScheduledExecutorService scheduler) {
    scheduler.scheduleWithFixedDelay(this, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void run() {
    if (complete || !upgrade.isOver()) {
      return;
    }
    try {
      complete = !store.renewEmailKeys(clock.instant());
      failing = false;
    } catch (StoreUnavailableException later) {
      // Readiness tells of it, and the next run goes on from here.
      return;
    } catch (RuntimeException failure) {
      if (!failing) {
        LOG.warn(
            "Cannot renew the keys of stored e-mail addresses: {}. Users sign in as before; trying"
                + " again every second.",
            failure.getMessage());
      }
      failing = true;
    }
  }
}

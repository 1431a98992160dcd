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
 * Recomputes the keys of stored e-mail addresses by the current rules, in small steps in the
 * background, once no node of an older version can be running any more. Runs in one thread at a
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
      // Readiness reports it, and the next run continues from here.
      return;
    } catch (RuntimeException failure) {
      if (!failing) {
        LOG.warn(
            "Cannot renew the keys of stored e-mail addresses: {}. Users sign in as before; retrying"
                + " every second.",
            failure.getMessage(),
            failure);
      }
      failing = true;
    }
  }
}

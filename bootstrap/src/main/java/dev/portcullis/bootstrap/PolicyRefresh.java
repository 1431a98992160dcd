package dev.portcullis.bootstrap;

import dev.portcullis.application.maintenance.CurrentAccessPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the access policy fresh. A failure leaves the last one in force and does not end the
 * schedule.
 */
final class PolicyRefresh implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(PolicyRefresh.class);

  private final CurrentAccessPolicy policies;

  PolicyRefresh(CurrentAccessPolicy policies) {
    this.policies = policies;
  }

  @Override
  public void run() {
    try {
      policies.refresh();
    } catch (RuntimeException failed) {
      LOG.warn(
          "The access policy could not be read again; the last one stays in force: {}",
          failed.getMessage());
    }
  }
}

package dev.portcullis.bootstrap;

import dev.portcullis.adapter.password.BcryptPasswordHasher;
import dev.portcullis.application.Ports;
import dev.portcullis.application.UpkeepListener;
import dev.portcullis.application.UpkeepTask;
import dev.portcullis.application.maintenance.RetentionReport;
import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.credential.HashDefect;
import dev.portcullis.domain.session.RefreshRefusal;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.UserId;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes events of use cases and upkeep tasks to the log. Thread-safe. */
final class OperatorLog implements UpkeepListener {
  private static final Logger LOG = LoggerFactory.getLogger(OperatorLog.class);

  private final Consumer<RetentionReport> purged;
  private final LongAdder defects = new LongAdder();

  /** A log that passes the reports of the expired row purge to {@code purged}. */
  OperatorLog(Consumer<RetentionReport> purged) {
    this.purged = purged;
  }

  /** This log as the listeners of {@code Portcullis}. */
  Ports.Listeners listeners() {
    return new Ports.Listeners(this::hashDefect, OperatorLog::refreshRefused, this);
  }

  /** How many sign-in attempts failed because the stored hash cannot be verified. */
  long hashDefects() {
    return defects.sum();
  }

  @Override
  public void failed(UpkeepTask task, Throwable failure) {
    String message =
        "Upkeep task failed: {}: {}. Data read earlier stays in use; retrying every {} ms";
    long pause = task.pause().toMillis();
    if (failure instanceof StoreUnavailableException) {
      // The message states cause and remedy.
      LOG.warn(message, task.name(), failure.getMessage(), pause);
    } else {
      LOG.warn(message, task.name(), failure.getMessage(), pause, failure);
    }
  }

  @Override
  public void recovered(UpkeepTask task) {
    LOG.info("Upkeep task works again: {}", task.name());
  }

  @Override
  public void clockDiffers(Duration ahead) {
    LOG.warn(
        "The clock of this node is {} the clock of the database by {} s. Expired rows are removed by the earlier of the two; tokens and sessions of this node may be refused by other nodes, or end too early. Synchronise the clocks of both machines (NTP)",
        ahead.isNegative() ? "behind" : "ahead of",
        ahead.abs().toSeconds());
  }

  @Override
  public void clockAgrees() {
    LOG.info("The clocks of this node and of the database agree again");
  }

  @Override
  public void auditCheckpointChanged(long number) {
    LOG.error(
        "The checkpoint of this node's audit entries was changed or removed: row {} of table audit_writers. This node goes on with a new row. Unless the database was restored from a backup, somebody changed it: verify the audit trail (docs/audit.md)",
        number);
  }

  @Override
  public void purged(RetentionReport report) {
    purged.accept(report);
  }

  private void hashDefect(UserId user, HashDefect defect) {
    defects.increment();
    switch (defect) {
      case TOO_COSTLY ->
          LOG.error(
              "User {} cannot sign in: the bcrypt cost of the stored password hash is above {}."
                  + " Set a new password for the user, and check how this hash came into the database",
              user,
              BcryptPasswordHasher.MAX_COST);
      case UNKNOWN_PEPPER ->
          LOG.error(
              "User {} cannot sign in: the stored password hash needs a pepper that is missing in"
                  + " AUTH_PASSWORD_PEPPER. Add it and restart",
              user);
      case MALFORMED ->
          LOG.warn(
              "User {} cannot sign in: the stored password hash has an unknown format. Set a new"
                  + " password for the user",
              user);
    }
  }

  private static void refreshRefused(SessionId session, RefreshRefusal reason) {
    switch (reason) {
      case NOT_ISSUED_YET ->
          LOG.error(
              "Refused a genuine refresh token of session {} that is newer than the stored session. Either the database was restored from an older backup, or the key of refresh tokens has leaked: if there was no restore, replace AUTH_KEY_ENCRYPTION_KEY (or AUTH_JWT_SECRET)",
              session);
      case REUSED ->
          LOG.warn(
              "Ended session {}: a replaced refresh token was used again, so the token may have been stolen. The user must sign in again",
              session);
      case FORGED, UNKNOWN, ENDED, EXPIRED, USER_NOT_ACTIVE ->
          LOG.debug("Refused a refresh token of session {}: {}", session, reason);
    }
  }
}

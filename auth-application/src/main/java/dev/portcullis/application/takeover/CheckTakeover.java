package dev.portcullis.application.takeover;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.role.RoleName;
import java.time.Clock;

/**
 * Checks which accounts of a source can come over, and writes nothing. For the operator, not for
 * remote callers: it checks no permission. Thread-safe; one source may be used by one thread.
 */
public final class CheckTakeover {
  private final TakeoverPorts ports;
  private final RoleName defaultRole;
  private final Clock clock;

  /** Checks against what {@code ports} have; accounts without roles would get the default role. */
  public CheckTakeover(TakeoverPorts ports, RoleName defaultRole, Clock clock) {
    this.ports = requireNonNull(ports, "ports");
    this.defaultRole = requireNonNull(defaultRole, "defaultRole");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * Reads all accounts twice, and tells {@code listener} those that cannot come over.
   *
   * @throws dev.portcullis.domain.role.UnknownRoleException if the default role does not exist
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   * @throws dev.portcullis.domain.takeover.SourceUnavailableException if the source cannot be
   *     reached
   */
  public TakeoverReport check(TakeoverRequest request, TakeoverListener listener) {
    return new TakeoverRun(ports, request, listener, defaultRole, clock).check();
  }
}

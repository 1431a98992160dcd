package dev.portcullis.application.takeover;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.access.Operator;
import dev.portcullis.domain.role.RoleName;
import java.time.Clock;

/**
 * Takes the accounts of a source over: users, password hashes, roles, times of creation. For the
 * operator, not for remote callers: it checks no permission. Thread-safe; one source may be used by
 * one thread.
 *
 * <p>Some accounts are stored at a time, in one transaction with their audit entries and the record
 * that they have come over. So it can be interrupted at any moment and repeated as often as wanted:
 * an account comes over once, whatever has become of it here since then.
 */
public final class TakeOverAccounts {
  private final TakeoverPorts ports;
  private final RoleName defaultRole;
  private final Clock clock;

  /** Stores accounts through {@code ports}; those without roles get the default role. */
  public TakeOverAccounts(TakeoverPorts ports, RoleName defaultRole, Clock clock) {
    this.ports = requireNonNull(ports, "ports");
    this.defaultRole = requireNonNull(defaultRole, "defaultRole");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * Checks all accounts, as {@link CheckTakeover} does, and stores the good ones. If one is
   * refused, nothing is written unless the request skips it.
   *
   * @throws dev.portcullis.domain.role.UnknownRoleException if the default role does not exist
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached. What
   *     was stored stays, and another call continues
   * @throws dev.portcullis.domain.takeover.SourceUnavailableException if the source cannot be
   *     reached; as above
   */
  public TakeoverReport takeOver(
      Operator operator, TakeoverRequest request, TakeoverListener listener) {
    requireNonNull(operator, "operator");
    TakeoverRun run = new TakeoverRun(ports, request, listener, defaultRole, clock);
    TakeoverReport checked = run.check();
    boolean mayStore =
        checked.end() == TakeoverReport.End.CHECKED
            && (request.skipRefused() || checked.counts().refused() == 0);
    return mayStore ? run.store(operator, checked) : checked;
  }
}

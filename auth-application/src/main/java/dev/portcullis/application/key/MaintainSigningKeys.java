package dev.portcullis.application.key;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.maintenance.RemovalClock;
import java.util.Optional;

/**
 * Keeps the signing keys of a node up to date: reads changes by other nodes, publishes the next key
 * when it is due, removes keys that are no longer needed. For the node itself, not for remote
 * callers: it checks no permission. Thread-safe.
 */
public final class MaintainSigningKeys {
  private final KeyRotator rotator;
  private final RemovalClock removals;

  /** Uses the steps of {@code rotator}; {@code removals} tells when a key may be removed. */
  public MaintainSigningKeys(KeyRotator rotator, RemovalClock removals) {
    this.rotator = requireNonNull(rotator, "rotator");
    this.removals = requireNonNull(removals, "removals");
  }

  /**
   * Takes the steps that are due now; costs one query if none is.
   *
   * @throws dev.portcullis.domain.key.KeyNotReadableException if a stored key was encrypted with
   *     another key-encryption key
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached; the
   *     keys in memory stay in use
   */
  public void maintain() {
    KeyRing known = rotator.ensure();
    if (rotator.isDue(known)) {
      rotator.publishNext(Optional.empty());
    }
    rotator.removeGone(known, removals);
  }
}

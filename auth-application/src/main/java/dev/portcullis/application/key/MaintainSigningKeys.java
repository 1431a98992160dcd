package dev.portcullis.application.key;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.key.KeyRing;
import java.util.Optional;

/**
 * Keeps the signing keys of a node up to date: reads changes by other nodes, publishes the next key
 * when it is due, removes keys that are no longer needed. For the node itself, not for remote
 * callers: it checks no permission. Thread-safe.
 */
public final class MaintainSigningKeys {
  private final KeyRotator rotator;

  /** Uses the steps of {@code rotator}. */
  public MaintainSigningKeys(KeyRotator rotator) {
    this.rotator = requireNonNull(rotator, "rotator");
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
    rotator.removeGone(known);
  }
}

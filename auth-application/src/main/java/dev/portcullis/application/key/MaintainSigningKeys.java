package dev.portcullis.application.key;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.key.KeyRing;
import java.util.Optional;

/**
 * Keeps a node's signing keys fresh: reads what others have changed, publishes the next key when it
 * is due, forgets the ones that are gone. For the node itself, not for callers from outside: it
 * asks no policy. Thread-safe.
 */
public final class MaintainSigningKeys {
  private final KeyRotator rotator;

  /** Takes the steps of {@code rotator}. */
  public MaintainSigningKeys(KeyRotator rotator) {
    this.rotator = requireNonNull(rotator, "rotator");
  }

  /**
   * Does all that is to be done now. Cheap when nothing is: one query.
   *
   * @throws dev.portcullis.domain.key.KeyNotReadableException if a key was sealed under another
   *     key-encryption key
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached; the
   *     keys in memory stay
   */
  public void maintain() {
    KeyRing known = rotator.ensure();
    if (rotator.isDue(known)) {
      rotator.publishNext(Optional.empty());
    }
    rotator.forgetGone(known);
  }
}

package dev.portcullis.application.key;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.access.AccessPolicySource;
import dev.portcullis.domain.access.Actor;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.key.KeyRingSource;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Shows which signing keys are in which part of their life, for actors with {@code keys:rotate}.
 * Thread-safe.
 */
public final class ReadSigningKeys {
  private final KeyRingSource keys;
  private final AccessPolicySource policies;
  private final Clock clock;

  /** Shows {@code keys} to those to whom {@code policies} permit it. */
  public ReadSigningKeys(KeyRingSource keys, AccessPolicySource policies, Clock clock) {
    this.keys = requireNonNull(keys, "keys");
    this.policies = requireNonNull(policies, "policies");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * All keys, oldest first.
   *
   * @throws dev.portcullis.domain.access.AccessDeniedException without {@code keys:rotate}
   * @throws StoreUnavailableException if the keys have not been read yet
   */
  public List<SigningKeySummary> read(Actor actor) {
    policies.current().require(actor, Permission.KEYS_ROTATE);
    KeyRing ring =
        keys.current()
            .orElseThrow(() -> new StoreUnavailableException("the keys have not been read yet"));
    Instant now = clock.instant();
    return ring.keys().stream().map(key -> SigningKeySummary.of(key, ring, now)).toList();
  }
}

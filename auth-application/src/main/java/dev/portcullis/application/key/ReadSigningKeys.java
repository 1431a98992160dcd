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
 * Lists the signing keys and their status, for actors with the permission {@code keys:rotate}.
 * Thread-safe.
 */
public final class ReadSigningKeys {
  private final KeyRingSource keys;
  private final AccessPolicySource policies;
  private final Clock clock;

  /** Lists {@code keys} for actors that {@code policies} permit. */
  public ReadSigningKeys(KeyRingSource keys, AccessPolicySource policies, Clock clock) {
    this.keys = requireNonNull(keys, "keys");
    this.policies = requireNonNull(policies, "policies");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * All keys, oldest first.
   *
   * @throws dev.portcullis.domain.access.AccessDeniedException if the actor lacks {@code
   *     keys:rotate}
   * @throws StoreUnavailableException if the signing keys have not been loaded yet
   */
  public List<SigningKeySummary> read(Actor actor) {
    policies.current().require(actor, Permission.KEYS_ROTATE);
    KeyRing ring =
        keys.current()
            .orElseThrow(
                () -> new StoreUnavailableException("the signing keys have not been loaded yet"));
    Instant now = clock.instant();
    return ring.keys().stream().map(key -> SigningKeySummary.of(key, ring, now)).toList();
  }
}

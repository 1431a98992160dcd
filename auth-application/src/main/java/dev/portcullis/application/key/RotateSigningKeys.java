package dev.portcullis.application.key;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.access.AccessPolicySource;
import dev.portcullis.domain.access.Actor;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.key.KeysNotRotatableException;
import dev.portcullis.domain.key.SigningKey;
import java.time.Clock;
import java.util.Optional;

/** Has the next key published before its time, for actors with {@code keys:rotate}. Thread-safe. */
public final class RotateSigningKeys {
  private final Optional<KeyRotator> rotator;
  private final AccessPolicySource policies;
  private final Clock clock;

  /**
   * Rotates for those to whom {@code policies} permit it.
   *
   * @param rotator takes the steps; nothing where tokens are signed with a shared secret
   */
  public RotateSigningKeys(Optional<KeyRotator> rotator, AccessPolicySource policies, Clock clock) {
    this.rotator = requireNonNull(rotator, "rotator");
    this.policies = requireNonNull(policies, "policies");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * Publishes the next key at once, and returns when it will sign. If one is pending already, it is
   * that one.
   *
   * @param emergency whether the keys in use are no longer to be trusted: then a fresh key signs,
   *     and all tokens of the others are refused, as soon as every node can know
   * @throws dev.portcullis.domain.access.AccessDeniedException without {@code keys:rotate}
   * @throws KeysNotRotatableException where tokens are signed with a shared secret
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public SigningKeySummary rotate(Actor actor, boolean emergency) {
    policies.current().require(actor, Permission.KEYS_ROTATE);
    KeyRotator steps = rotator.orElseThrow(KeysNotRotatableException::new);
    SigningKey next =
        emergency ? steps.replaceAll(actor.user()) : steps.publishNext(Optional.of(actor.user()));
    KeyRing ring = steps.ensure();
    return SigningKeySummary.of(next, ring, clock.instant());
  }
}

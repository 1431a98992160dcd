package dev.portcullis.application.key;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.access.AccessPolicySource;
import dev.portcullis.domain.access.Actor;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.audit.AuditActor;
import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.key.KeysNotRotatableException;
import dev.portcullis.domain.key.SigningKey;
import java.time.Clock;
import java.util.Optional;

/**
 * Publishes the next signing key before its scheduled time, for actors with the permission {@code
 * keys:rotate}. Thread-safe.
 */
public final class RotateSigningKeys {
  private final Optional<KeyRotator> rotator;
  private final AccessPolicySource policies;
  private final Clock clock;

  /**
   * Rotates for actors that {@code policies} permit.
   *
   * @param rotator carries out the rotation; empty if tokens are signed with a shared secret
   */
  public RotateSigningKeys(Optional<KeyRotator> rotator, AccessPolicySource policies, Clock clock) {
    this.rotator = requireNonNull(rotator, "rotator");
    this.policies = requireNonNull(policies, "policies");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * Publishes the next key at once and returns it; its schedule says when it starts to sign. If a
   * key is pending already, that one is returned.
   *
   * @param emergency whether the keys in use are compromised: then a new key signs, and all tokens
   *     of the other keys are refused, as soon as the propagation time has passed
   * @throws dev.portcullis.domain.access.AccessDeniedException if the actor lacks {@code
   *     keys:rotate}
   * @throws KeysNotRotatableException if tokens are signed with a shared secret
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached, or
   *     other rotations won every attempt
   */
  public SigningKeySummary rotate(Actor actor, boolean emergency) {
    policies.current().require(actor, Permission.KEYS_ROTATE);
    KeyRotator steps = rotator.orElseThrow(KeysNotRotatableException::new);
    AuditActor by = AuditActor.of(actor);
    SigningKey next = emergency ? steps.replaceAll(by) : steps.publishNext(Optional.of(by));
    KeyRing ring = steps.ensure();
    return SigningKeySummary.of(next, ring, clock.instant());
  }
}

package dev.portcullis.domain.key;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The signing keys and the rules of their rotation: which key signs, verifies or is published at a
 * given time, and when the next one is due. Every rule depends only on the schedules of the keys
 * and the clock, so all nodes that read the same keys agree, and a node may stop between two steps.
 *
 * <p>Immutable and pure. Never empty.
 */
public final class KeyRing {
  /** The greatest plausible difference between the clocks of two nodes. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private final List<SigningKey> keys;
  private final Duration tokenLifetime;

  /**
   * The ring with these keys.
   *
   * @param tokenLifetime how long a token may be valid after the key has signed it
   * @throws IllegalArgumentException if {@code keys} is empty
   */
  public KeyRing(Collection<SigningKey> keys, Duration tokenLifetime) {
    this.keys = keys.stream().sorted(Comparator.comparing(SigningKey::sequence)).toList();
    this.tokenLifetime = requireNonNull(tokenLifetime, "tokenLifetime");
    if (this.keys.isEmpty()) {
      throw new IllegalArgumentException("a key ring needs at least one key");
    }
  }

  /**
   * The key that signs at {@code now}: the latest active one. If the clock is so far behind that no
   * key is active yet, the first that is not refused, because a node must be able to sign.
   */
  public SigningKey signingKey(Instant now) {
    Optional<SigningKey> latest =
        keys.stream().filter(key -> key.schedule().isActive(now)).reduce((earlier, later) -> later);
    return latest.orElseGet(
        () ->
            keys.stream()
                .filter(key -> !key.schedule().isRefused(now))
                .findFirst()
                .orElse(newest()));
  }

  /** The key with the id {@code id}, if tokens signed by it may be valid at {@code now}. */
  public Optional<VerificationKey> verificationKey(KeyId id, Instant now) {
    requireNonNull(id, "id");
    return keys.stream()
        .filter(key -> key.id().equals(id) && status(key, now) != KeyStatus.GONE)
        .map(SigningKey::verificationKey)
        .findFirst();
  }

  /**
   * The keys whose tokens are valid at {@code now} or will be, which verifiers need. Oldest first.
   */
  public List<SigningKey> published(Instant now) {
    return keys.stream().filter(key -> status(key, now) != KeyStatus.GONE).toList();
  }

  /**
   * The status of {@code key} at {@code now}. A key that becomes active after a later key never
   * signs; it ends together with the keys that the later one replaces.
   */
  public KeyStatus status(SigningKey key, Instant now) {
    if (key.schedule().isRefused(now)) {
      return KeyStatus.GONE;
    }
    if (key.equals(signingKey(now))) {
      return KeyStatus.ACTIVE;
    }
    Optional<Instant> end = endOfSigning(key);
    boolean isReplaced = end.filter(from -> !now.isBefore(from)).isPresent();
    if (!isReplaced && !key.schedule().isActive(now)) {
      return KeyStatus.NEXT;
    }
    boolean isExpired = end.filter(from -> !now.isBefore(from.plus(tokenLifetime))).isPresent();
    return isExpired ? KeyStatus.GONE : KeyStatus.RETIRING;
  }

  /** The end of the validity of the last token of {@code key}; empty if not known yet. */
  public Optional<Instant> verifiesUntil(SigningKey key) {
    Optional<Instant> natural = endOfSigning(key).map(end -> end.plus(tokenLifetime));
    return key.schedule().refusedFrom().or(() -> natural);
  }

  /**
   * Whether the next key, for {@code algorithm}, must be published at {@code now}. Never while one
   * is pending. Counts from the newest key whose schedule is plausible under {@code rotation}: a
   * key that was made while a clock was years ahead would delay the next one for years.
   */
  public boolean isDue(KeyRotation rotation, SigningAlgorithm algorithm, Instant now) {
    return newestPlausible(rotation, now)
        .map(newest -> isDueAfter(newest, rotation, algorithm, now))
        .orElse(true);
  }

  /**
   * The next key, if it is published, does not sign yet, and its schedule is plausible under {@code
   * rotation}.
   */
  public Optional<SigningKey> pending(KeyRotation rotation, Instant now) {
    return newestPlausible(rotation, now).filter(key -> now.isBefore(key.schedule().activeFrom()));
  }

  /** The key that was created last. */
  public SigningKey newest() {
    return keys.get(keys.size() - 1);
  }

  /** All keys, oldest first. */
  public List<SigningKey> keys() {
    return keys;
  }

  private Optional<SigningKey> newestPlausible(KeyRotation rotation, Instant now) {
    Instant latest = now.plus(rotation.publishLead()).plus(CLOCK_TOLERANCE);
    return keys.stream()
        .filter(key -> !key.schedule().activeFrom().isAfter(latest))
        .reduce((earlier, later) -> later);
  }

  private static boolean isDueAfter(
      SigningKey newest, KeyRotation rotation, SigningAlgorithm algorithm, Instant now) {
    Instant from = newest.schedule().activeFrom();
    Instant due = from.plus(rotation.period()).minus(rotation.publishLead());
    return !now.isBefore(from) && (newest.algorithm() != algorithm || !now.isBefore(due));
  }

  /** When the first later key replaces {@code key}. */
  private Optional<Instant> endOfSigning(SigningKey key) {
    return keys.stream()
        .filter(other -> other.sequence() > key.sequence())
        .map(other -> other.schedule().activeFrom())
        .min(Comparator.naturalOrder());
  }
}

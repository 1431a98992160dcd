package dev.portcullis.domain.key;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The signing keys and the rules of their rotation: which key signs, verifies, is published or due
 * at a given time. Every rule is a function of the keys' schedules and the clock, so that all nodes
 * that read the same keys agree, and a stop between two steps leaves nothing half done.
 *
 * <p>Immutable and pure; never empty.
 */
public final class KeyRing {
  /** By how much the clocks of two nodes may differ. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private final List<SigningKey> keys;
  private final Duration tokenLifetime;

  /**
   * The ring of these keys.
   *
   * @param tokenLifetime how long after a key's last signature its tokens may still count
   * @throws IllegalArgumentException if there are no keys
   */
  public KeyRing(Collection<SigningKey> keys, Duration tokenLifetime) {
    this.keys = keys.stream().sorted(Comparator.comparing(SigningKey::sequence)).toList();
    this.tokenLifetime = requireNonNull(tokenLifetime, "tokenLifetime");
    if (this.keys.isEmpty()) {
      throw new IllegalArgumentException("a key ring has at least one key");
    }
  }

  /**
   * The key that signs at {@code now}: the latest that is active. Where a clock is so far behind
   * that none is yet, the first that is not refused, because a node must be able to sign.
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

  /** The key that a token names, if its tokens count at {@code now}. */
  public Optional<VerificationKey> verificationKey(KeyId id, Instant now) {
    requireNonNull(id, "id");
    return keys.stream()
        .filter(key -> key.id().equals(id) && status(key, now) != KeyStatus.GONE)
        .map(SigningKey::verificationKey)
        .findFirst();
  }

  /**
   * The keys whose tokens count at {@code now}, or will: those that verifiers must know. Oldest
   * first.
   */
  public List<SigningKey> published(Instant now) {
    return keys.stream().filter(key -> status(key, now) != KeyStatus.GONE).toList();
  }

  /**
   * Where in its life {@code key} is at {@code now}. One whose time comes after that of a later key
   * never signs: it ends with those that the later one replaces.
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
    boolean outlived = end.filter(from -> !now.isBefore(from.plus(tokenLifetime))).isPresent();
    return outlived ? KeyStatus.GONE : KeyStatus.RETIRING;
  }

  /** Until when the tokens of {@code key} count at the most, where that is known. */
  public Optional<Instant> verifiesUntil(SigningKey key) {
    Optional<Instant> natural = endOfSigning(key).map(end -> end.plus(tokenLifetime));
    return key.schedule().refusedFrom().or(() -> natural);
  }

  /**
   * Whether it is time at {@code now} to publish the next key, for {@code algorithm}. Never while
   * one is pending. Counts from the newest key whose schedule {@code rotation} can have made by
   * now: one that was made by a clock that was years ahead would put the next off for years.
   */
  public boolean isDue(KeyRotation rotation, SigningAlgorithm algorithm, Instant now) {
    return newestBelieved(rotation, now)
        .map(newest -> isDueAfter(newest, rotation, algorithm, now))
        .orElse(true);
  }

  /**
   * The next key, if it is published and does not sign yet, and {@code rotation} can have made it.
   */
  public Optional<SigningKey> pending(KeyRotation rotation, Instant now) {
    return newestBelieved(rotation, now).filter(key -> now.isBefore(key.schedule().activeFrom()));
  }

  /** The key made last. */
  public SigningKey newest() {
    return keys.get(keys.size() - 1);
  }

  /** All keys, oldest first. */
  public List<SigningKey> keys() {
    return keys;
  }

  private Optional<SigningKey> newestBelieved(KeyRotation rotation, Instant now) {
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

  /** When the first later key takes over from {@code key}. */
  private Optional<Instant> endOfSigning(SigningKey key) {
    return keys.stream()
        .filter(other -> other.sequence() > key.sequence())
        .map(other -> other.schedule().activeFrom())
        .min(Comparator.naturalOrder());
  }
}

package dev.portcullis.application.key;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.journal.Draft;
import dev.portcullis.application.journal.Journal;
import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.audit.AuditEvent.SigningKeyChanged;
import dev.portcullis.domain.audit.SigningKeyChange;
import dev.portcullis.domain.key.KeyId;
import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.key.KeyRotation;
import dev.portcullis.domain.key.KeySchedule;
import dev.portcullis.domain.key.KeyStatus;
import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Takes the steps of rotation. Each is one transaction, after which the schedules alone decide; so
 * a node may stop between any two. Of nodes that take the same step at once the store lets one
 * through, which writes it into the audit trail, and the others find its key. Thread-safe.
 */
public final class KeyRotator {
  private static final long FIRST = 1;
  private static final int ATTEMPTS = 5;

  private final StoredKeyRing ring;
  private final KeyRotation rotation;
  private final SigningAlgorithm algorithm;
  private final Journal journal;
  private final Clock clock;

  /**
   * Rotates the keys of {@code ring}; new ones are for {@code algorithm}.
   *
   * @param journal of the store that has the keys
   */
  public KeyRotator(
      StoredKeyRing ring,
      KeyRotation rotation,
      SigningAlgorithm algorithm,
      Journal journal,
      Clock clock) {
    this.ring = requireNonNull(ring, "ring");
    this.rotation = requireNonNull(rotation, "rotation");
    this.algorithm = requireNonNull(algorithm, "algorithm");
    this.journal = requireNonNull(journal, "journal");
    this.clock = requireNonNull(clock, "clock");
  }

  /** The ring as stored now, with a first key if there was none. */
  KeyRing ensure() {
    return ring.refresh().orElseGet(this::begin);
  }

  /** Whether the next key is due by schedule. */
  boolean isDue(KeyRing now) {
    return now.isDue(rotation, algorithm, clock.instant());
  }

  /**
   * Publishes the next key, unless one is pending; returns whichever is next.
   *
   * @param actor who asks for it, if not the schedule
   */
  SigningKey publishNext(Optional<UserId> actor) {
    KeyRing known = ensure();
    Optional<SigningKey> pending = known.pending(rotation, clock.instant());
    if (pending.isPresent()) {
      return pending.get();
    }
    SigningKey next =
        make(known.newest().sequence() + 1, now -> after(now, rotation.publishLead()));
    add(next, new SigningKeyChanged(SigningKeyChange.PUBLISHED, actor, next.id()));
    return reread().newest();
  }

  /**
   * Puts a fresh key in the place of all others: it signs, and their tokens are refused, from the
   * first moment at which every node knows.
   *
   * @param actor who asks for it
   */
  SigningKey replaceAll(UserId actor) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      SigningKey fresh =
          make(ensure().newest().sequence() + 1, now -> after(now, rotation.propagation()));
      if (journal.inTransaction(draft -> addAndRefuseOthers(fresh, actor, draft))) {
        reread();
        return fresh;
      }
    }
    throw new StoreUnavailableException("other rotations were faster " + ATTEMPTS + " times");
  }

  /** Deletes keys whose tokens have counted no more for longer than clocks may differ. */
  void forgetGone(KeyRing known) {
    Instant earlier = clock.instant().minus(rotation.propagation());
    known.keys().stream()
        .filter(key -> known.status(key, earlier) == KeyStatus.GONE)
        .forEach(key -> remove(key.id()));
  }

  private boolean addAndRefuseOthers(SigningKey fresh, UserId actor, Draft draft) {
    if (!ring.add(fresh)) {
      return false;
    }
    Optional<UserId> by = Optional.of(actor);
    draft.record(new SigningKeyChanged(SigningKeyChange.REPLACED_ALL, by, fresh.id()));
    ring.stored()
        .refuseBefore(fresh.sequence(), fresh.schedule().activeFrom())
        .forEach(key -> draft.record(new SigningKeyChanged(SigningKeyChange.REFUSED, by, key)));
    return true;
  }

  private void add(SigningKey key, SigningKeyChanged event) {
    recordIf(() -> ring.add(key), event);
  }

  private void remove(KeyId id) {
    recordIf(
        () -> ring.stored().remove(id),
        new SigningKeyChanged(SigningKeyChange.REMOVED, Optional.empty(), id));
  }

  /** Of nodes that take a step at once, only the one whose step changed the store records it. */
  private void recordIf(BooleanSupplier step, SigningKeyChanged event) {
    journal.inTransaction(
        draft -> {
          boolean isOurs = step.getAsBoolean();
          if (isOurs) {
            draft.record(event);
          }
          return isOurs;
        });
  }

  private KeyRing begin() {
    // Whether this one was stored or another node's: what is in the store now is what counts.
    SigningKey first = make(FIRST, KeySchedule::immediate);
    add(first, new SigningKeyChanged(SigningKeyChange.CREATED, Optional.empty(), first.id()));
    return reread();
  }

  private KeyRing reread() {
    Optional<KeyRing> read = ring.refresh();
    return read.orElseThrow(() -> new StoreUnavailableException("the signing keys are gone"));
  }

  /** A new key whose schedule counts from when it is ready: making one may take seconds. */
  private SigningKey make(long sequence, Function<Instant, KeySchedule> schedule) {
    KeySchedule sinceBefore = KeySchedule.immediate(clock.instant());
    SigningKey made = ring.factory().generate(algorithm, sequence, sinceBefore);
    return made.withSchedule(schedule.apply(clock.instant()));
  }

  private static KeySchedule after(Instant now, Duration wait) {
    return KeySchedule.next(now, now.plus(wait));
  }
}

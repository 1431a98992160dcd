package dev.portcullis.application.key;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.journal.Draft;
import dev.portcullis.application.journal.Journal;
import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.audit.AuditActor;
import dev.portcullis.domain.audit.AuditEvent.SigningKeyChanged;
import dev.portcullis.domain.audit.SigningKeyChange;
import dev.portcullis.domain.key.KeyId;
import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.key.KeyRotation;
import dev.portcullis.domain.key.KeySchedule;
import dev.portcullis.domain.key.KeyStatus;
import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.maintenance.RemovalClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Carries out the steps of key rotation. Each step is one transaction, and everything else follows
 * from the stored schedules, so a node may stop between any two steps. If several nodes take the
 * same step at once, the store accepts one of them, which records it in the audit trail; the others
 * use its key. Thread-safe.
 */
public final class KeyRotator {
  private static final long FIRST_SEQUENCE = 1;
  private static final int MAX_ATTEMPTS = 5;

  private final StoredKeyRing ring;
  private final KeyRotation rotation;
  private final SigningAlgorithm algorithm;
  private final Journal journal;
  private final Clock clock;

  /** The first key, if it is generated ahead; one element at most. */
  private final Queue<CompletableFuture<SigningKey>> ahead = new ConcurrentLinkedQueue<>();

  /**
   * Rotates the keys of {@code ring}; new keys use {@code algorithm}.
   *
   * @param journal the journal of the store that has the keys
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

  /**
   * Generates a key on {@code executor} for a store that will have none, so that creating the first
   * key need not wait for it. Not used if the store has keys after all; a second call does nothing.
   */
  public void generateFirst(Executor executor) {
    requireNonNull(executor, "executor");
    if (ahead.isEmpty()) {
      ahead.add(CompletableFuture.supplyAsync(() -> generate(FIRST_SEQUENCE), executor));
    }
  }

  /** The ring as stored now; creates the first key if there is none. */
  KeyRing ensure() {
    KeyRing now = ring.refresh().orElseGet(this::createFirst);
    // A key that was generated ahead and not needed is not kept in memory.
    ahead.clear();
    return now;
  }

  /** Whether the next key must be published by schedule. */
  boolean isDue(KeyRing now) {
    return now.isDue(rotation, algorithm, clock.instant());
  }

  /**
   * Publishes the next key, unless one is pending; returns the next key.
   *
   * @param actor the administrator who requested it; empty when the schedule did
   */
  SigningKey publishNext(Optional<AuditActor> actor) {
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
   * Replaces all keys by a new one. The new key signs, and the tokens of all others are refused, as
   * soon as the propagation time has passed.
   *
   * @param actor the administrator who requested it
   * @throws StoreUnavailableException if other rotations won every attempt, or the store cannot be
   *     reached
   */
  SigningKey replaceAll(AuditActor actor) {
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      SigningKey fresh =
          make(ensure().newest().sequence() + 1, now -> after(now, rotation.propagation()));
      if (journal.inTransaction(draft -> addAndRefuseOthers(fresh, actor, draft))) {
        reread();
        return fresh;
      }
    }
    throw new StoreUnavailableException(
        "signing key rotation failed: "
            + MAX_ATTEMPTS
            + " attempts conflicted with other rotations");
  }

  /**
   * Removes keys whose tokens have been invalid for longer than the propagation time, by {@code
   * removals}, which is read only if there are any by the clock of this node.
   */
  void removeGone(KeyRing known, RemovalClock removals) {
    if (!gone(known, clock.instant()).isEmpty()) {
      gone(known, removals.now()).forEach(key -> remove(key.id()));
    }
  }

  private List<SigningKey> gone(KeyRing known, Instant now) {
    Instant earlier = now.minus(rotation.propagation());
    return known.keys().stream()
        .filter(key -> known.status(key, earlier) == KeyStatus.GONE)
        .toList();
  }

  private boolean addAndRefuseOthers(SigningKey fresh, AuditActor actor, Draft draft) {
    if (!ring.add(fresh)) {
      return false;
    }
    Optional<AuditActor> by = Optional.of(actor);
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

  /**
   * If several nodes take a step at once, only the node whose step changed the store records it.
   */
  private void recordIf(BooleanSupplier step, SigningKeyChanged event) {
    journal.inTransaction(
        draft -> {
          boolean changed = step.getAsBoolean();
          if (changed) {
            draft.record(event);
          }
          return changed;
        });
  }

  private KeyRing createFirst() {
    // Another node may have stored its first key instead, so read what the store has now.
    SigningKey first =
        Optional.ofNullable(ahead.peek())
            .map(CompletableFuture::join)
            .orElseGet(() -> generate(FIRST_SEQUENCE))
            .withSchedule(KeySchedule.immediate(clock.instant()));
    add(first, new SigningKeyChanged(SigningKeyChange.CREATED, Optional.empty(), first.id()));
    return reread();
  }

  private KeyRing reread() {
    Optional<KeyRing> read = ring.refresh();
    return read.orElseThrow(
        () -> new StoreUnavailableException("no signing keys were found in the store"));
  }

  /** Generates a key, which may take seconds; its schedule starts when the key is ready. */
  private SigningKey make(long sequence, Function<Instant, KeySchedule> schedule) {
    return generate(sequence).withSchedule(schedule.apply(clock.instant()));
  }

  private SigningKey generate(long sequence) {
    KeySchedule sinceBefore = KeySchedule.immediate(clock.instant());
    return ring.factory().generate(algorithm, sequence, sinceBefore);
  }

  private static KeySchedule after(Instant now, Duration wait) {
    return KeySchedule.next(now, now.plus(wait));
  }
}

package dev.portcullis.application.key;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.key.KeyEncryptionKey;
import dev.portcullis.domain.key.KeyId;
import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.key.KeyRingSource;
import dev.portcullis.domain.key.SealedSigningKey;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.key.SigningKeyFactory;
import dev.portcullis.domain.key.SigningKeyRepository;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The stored signing keys, opened and kept in memory. Thread-safe; as fresh as the last {@link
 * #refresh}.
 */
public final class StoredKeyRing implements KeyRingSource {
  /** As long as the store waits for locks: who has waited for another is told in time. */
  private static final long PATIENCE_SECONDS = 2;

  private final ReentrantLock reading = new ReentrantLock();
  private final SigningKeyRepository keys;
  private final SigningKeyFactory factory;
  private final KeyEncryptionKey sealer;
  private final Duration tokenLifetime;
  private final AtomicReference<KeyRing> current = new AtomicReference<>();
  // Opening a key costs a signature; a key never changes but for its schedule, which is read each
  // time.
  private final Map<KeyId, SigningKey> opened = new ConcurrentHashMap<>();

  /**
   * Keys of {@code keys}, sealed by {@code sealer}; knows none before the first refresh.
   *
   * @param tokenLifetime how long a token may count after it was signed, differences of clocks
   *     included
   */
  public StoredKeyRing(
      SigningKeyRepository keys,
      SigningKeyFactory factory,
      KeyEncryptionKey sealer,
      Duration tokenLifetime) {
    this.keys = requireNonNull(keys, "keys");
    this.factory = requireNonNull(factory, "factory");
    this.sealer = requireNonNull(sealer, "sealer");
    this.tokenLifetime = requireNonNull(tokenLifetime, "tokenLifetime");
  }

  @Override
  public Optional<KeyRing> current() {
    return Optional.ofNullable(current.get());
  }

  /**
   * Reads the keys anew. One caller at a time, so that an older reading never replaces a newer one.
   * If it fails, the last ring stays.
   *
   * @return the ring, or nothing if there are no keys yet
   * @throws dev.portcullis.domain.key.KeyNotReadableException if a key was sealed under another
   *     key-encryption key
   * @throws StoreUnavailableException if the store cannot be reached, or another caller has waited
   *     for it for so long that this one would answer too late
   */
  Optional<KeyRing> refresh() {
    if (!awaitTurn()) {
      throw new StoreUnavailableException("the signing keys are still being read by another");
    }
    try {
      return read();
    } finally {
      reading.unlock();
    }
  }

  private boolean awaitTurn() {
    try {
      return reading.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Optional<KeyRing> read() {
    List<SealedSigningKey> stored = keys.findAll();
    opened.keySet().retainAll(stored.stream().map(SealedSigningKey::id).toList());
    if (!stored.isEmpty()) {
      current.set(new KeyRing(stored.stream().map(this::open).toList(), tokenLifetime));
    }
    return current();
  }

  /** Stores a new key; see {@link SigningKeyRepository#add}. */
  boolean add(SigningKey key) {
    return keys.add(SealedSigningKey.seal(key, sealer));
  }

  /** The repository, for what needs no key to be opened. */
  SigningKeyRepository stored() {
    return keys;
  }

  /** Makes keys. */
  SigningKeyFactory factory() {
    return factory;
  }

  private SigningKey open(SealedSigningKey stored) {
    return opened
        .computeIfAbsent(stored.id(), id -> stored.open(sealer, factory))
        .withSchedule(stored.schedule());
  }
}

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
 * The stored signing keys, decrypted, in memory; as current as the last {@link #refresh}.
 * Thread-safe.
 */
public final class StoredKeyRing implements KeyRingSource {
  /**
   * The greatest wait for another thread that reads the keys: as long as the store waits for locks,
   * so that callers get an answer in time.
   */
  private static final long MAX_WAIT_SECONDS = 2;

  private final ReentrantLock reading = new ReentrantLock();
  private final SigningKeyRepository keys;
  private final SigningKeyFactory factory;
  private final KeyEncryptionKey sealer;
  private final Duration tokenLifetime;
  private final AtomicReference<KeyRing> current = new AtomicReference<>();
  // Decrypting a key also makes a test signature, so do it once. Only the schedule of a key can
  // change; it is read each time.
  private final Map<KeyId, SigningKey> opened = new ConcurrentHashMap<>();

  /**
   * The keys in {@code keys}, encrypted by {@code sealer}; empty before the first refresh.
   *
   * @param tokenLifetime how long a token may be valid after it was signed, including the
   *     differences between clocks
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
   * Reads the keys again. One caller at a time, so that an older result never replaces a newer one.
   * If it fails, the last ring stays in use.
   *
   * @return the ring, or empty if the store has no keys yet
   * @throws dev.portcullis.domain.key.KeyNotReadableException if a stored key was encrypted with
   *     another key-encryption key
   * @throws StoreUnavailableException if the store cannot be reached, or another thread has been
   *     reading the keys for more than {@value #MAX_WAIT_SECONDS} seconds
   */
  Optional<KeyRing> refresh() {
    if (!awaitTurn()) {
      throw new StoreUnavailableException(
          "the signing keys are still being read by another thread");
    }
    try {
      return read();
    } finally {
      reading.unlock();
    }
  }

  private boolean awaitTurn() {
    try {
      return reading.tryLock(MAX_WAIT_SECONDS, TimeUnit.SECONDS);
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

  /** The repository, for operations that need no decrypted key. */
  SigningKeyRepository stored() {
    return keys;
  }

  /** Creates and restores keys. */
  SigningKeyFactory factory() {
    return factory;
  }

  private SigningKey open(SealedSigningKey stored) {
    return opened
        .computeIfAbsent(stored.id(), id -> stored.open(sealer, factory))
        .withSchedule(stored.schedule());
  }
}

package dev.portcullis.domain.key;

import java.time.Instant;
import java.util.List;

/**
 * Port: the stored signing keys. Every method may throw {@link
 * dev.portcullis.domain.StoreUnavailableException}. Implementations are thread-safe.
 */
public interface SigningKeyRepository {
  /** All keys, ordered by sequence. */
  List<SealedSigningKey> findAll();

  /**
   * Stores a key if no key has its sequence number yet: of nodes that add the same number at once,
   * exactly one succeeds.
   *
   * @return whether it was stored
   */
  boolean add(SealedSigningKey key);

  /**
   * Sets all keys before {@code sequence} to refused from {@code from}; an earlier instant that was
   * set before stays.
   *
   * @return the keys whose schedule this changed
   */
  List<KeyId> refuseBefore(long sequence, Instant from);

  /**
   * Removes a key; does nothing if there is none with that id.
   *
   * @return whether this call removed it: of nodes that remove the same key at once, exactly one
   *     gets {@code true}
   */
  boolean remove(KeyId id);
}

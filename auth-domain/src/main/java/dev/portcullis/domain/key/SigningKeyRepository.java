package dev.portcullis.domain.key;

import java.time.Instant;
import java.util.List;

/**
 * Port: the stored signing keys. Every method may throw {@link
 * dev.portcullis.domain.StoreUnavailableException}. Implementations are thread-safe.
 */
public interface SigningKeyRepository {
  /** All keys, by sequence. */
  List<SealedSigningKey> findAll();

  /**
   * Stores a key if its sequence is still free: of nodes that make the same key at once, exactly
   * one succeeds.
   *
   * @return whether it was stored
   */
  boolean add(SealedSigningKey key);

  /**
   * Has the tokens of all keys before {@code sequence} refused from {@code from}, or from earlier
   * where that was said before.
   *
   * @return the keys whose schedule this changed
   */
  List<KeyId> refuseBefore(long sequence, Instant from);

  /**
   * Forgets a key; does nothing if there is none of that id.
   *
   * @return whether it was there: of nodes that remove the same key at once, exactly one removes it
   */
  boolean remove(KeyId id);
}

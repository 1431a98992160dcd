package dev.portcullis.domain.key;

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
}

package dev.portcullis.domain.key;

import java.util.Optional;

/** Provides the current keys to the token adapter, from memory. Implementations are thread-safe. */
@FunctionalInterface
public interface KeyRingSource {
  /** The current keys; empty until they have been loaded. */
  Optional<KeyRing> current();
}

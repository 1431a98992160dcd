package dev.portcullis.domain.key;

import java.util.Optional;

/** Where the token adapter finds the keys in use: in memory. Implementations are thread-safe. */
@FunctionalInterface
public interface KeyRingSource {
  /** The keys in use now; nothing until they have been read for the first time. */
  Optional<KeyRing> current();
}

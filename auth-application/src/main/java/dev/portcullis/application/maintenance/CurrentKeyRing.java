package dev.portcullis.application.maintenance;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.key.KeyRingSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Keeps the signing keys in memory. Thread-safe. */
public final class CurrentKeyRing implements KeyRingSource {
  private final AtomicReference<KeyRing> current = new AtomicReference<>();

  /** No keys before the first {@link #replace}. */
  public CurrentKeyRing() {}

  @Override
  public Optional<KeyRing> current() {
    return Optional.ofNullable(current.get());
  }

  /** From now on these keys are in use. */
  public void replace(KeyRing ring) {
    current.set(requireNonNull(ring, "ring"));
  }
}

package dev.portcullis.domain.audit.chain;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.atomic.AtomicReference;

/** Holds a value that changes and is never missing. Thread-safe. */
final class Cell<T> {
  private final AtomicReference<T> value;

  Cell(T value) {
    this.value = new AtomicReference<>(requireNonNull(value, "value"));
  }

  T get() {
    return requireNonNull(value.get(), "value");
  }

  void set(T next) {
    value.set(requireNonNull(next, "next"));
  }
}

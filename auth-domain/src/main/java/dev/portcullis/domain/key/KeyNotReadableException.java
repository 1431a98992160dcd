package dev.portcullis.domain.key;

/**
 * A stored key was sealed under another key-encryption key, or was altered. Not a passing state: a
 * node in it cannot serve, so this is no {@link dev.portcullis.domain.AuthException} but a mistake
 * in the set-up.
 */
public final class KeyNotReadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The entry called {@code name} cannot be opened. */
  public KeyNotReadableException(String name) {
    super("the stored key " + name + " was not sealed under this key-encryption key");
  }
}

package dev.portcullis.domain.key;

/**
 * A stored key was encrypted with another key-encryption key, or was altered. Trying again does not
 * help: the configuration of the node is wrong and it cannot serve requests. Therefore this is no
 * {@link dev.portcullis.domain.AuthException}.
 */
public final class KeyNotReadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The entry {@code name} cannot be decrypted. */
  public KeyNotReadableException(String name) {
    super(
        "the stored key "
            + name
            + " cannot be decrypted: it was encrypted with another key-encryption key, or was altered");
  }
}

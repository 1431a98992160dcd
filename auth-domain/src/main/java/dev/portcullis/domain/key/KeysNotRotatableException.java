package dev.portcullis.domain.key;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;

/** Tokens are signed with a shared secret, which only whoever runs the server can change. */
public final class KeysNotRotatableException extends AuthException {
  private static final long serialVersionUID = 1L;

  /** There are no keys of our own. */
  public KeysNotRotatableException() {
    super(ErrorCode.KEYS_NOT_ROTATABLE, "tokens are signed with a shared secret");
  }
}

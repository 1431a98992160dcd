package dev.portcullis.domain.key;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;

/** Access tokens are signed with a shared secret, which only the operator can change. */
public final class KeysNotRotatableException extends AuthException {
  private static final long serialVersionUID = 1L;

  /** Nothing was changed. */
  public KeysNotRotatableException() {
    super(
        ErrorCode.KEYS_NOT_ROTATABLE,
        "keys cannot be rotated: tokens are signed with a shared secret");
  }
}

package dev.portcullis.adapter.token;

/**
 * The verification keys are not available. Has no stack trace, because every token received during
 * an outage creates one.
 */
final class KeysUnavailable extends Exception {
  private static final long serialVersionUID = 1L;

  KeysUnavailable() {
    super("the verification keys are not available", null, false, false);
  }
}

package dev.portcullis.adapter.token;

/**
 * It cannot be told which keys are in use. No stack trace: every token that comes in during an
 * outage makes one.
 */
final class KeysNotKnown extends Exception {
  private static final long serialVersionUID = 1L;

  KeysNotKnown() {
    super("the keys are not known", null, false, false);
  }
}

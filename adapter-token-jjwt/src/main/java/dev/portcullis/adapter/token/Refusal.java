package dev.portcullis.adapter.token;

import dev.portcullis.domain.token.RejectionReason;

/**
 * Ends the verification of a token. Carries no stack trace and no cause: an attacker chooses how
 * often it is made, so it must be cheap, and nothing of the token may reach a log through it.
 */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final RejectionReason reason;

  Refusal(RejectionReason reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  RejectionReason reason() {
    return reason;
  }
}

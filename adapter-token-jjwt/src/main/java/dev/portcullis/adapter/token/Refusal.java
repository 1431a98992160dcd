package dev.portcullis.adapter.token;

import dev.portcullis.domain.token.RejectionReason;

/**
 * A token was rejected. Has no stack trace, because attackers decide how often it is created, and
 * no cause, because no part of the token may reach a log.
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

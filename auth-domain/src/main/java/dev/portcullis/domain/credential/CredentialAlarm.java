package dev.portcullis.domain.credential;

import dev.portcullis.domain.user.UserId;

/**
 * Port: tells the operator of a stored hash that keeps its user from signing in. Returns at once.
 * Implementations are thread-safe.
 */
@FunctionalInterface
public interface CredentialAlarm {
  /** Tells nobody. */
  CredentialAlarm NONE = (user, defect) -> {};

  /** A password was compared with the hash of {@code user}, which has this defect. */
  void raise(UserId user, HashDefect defect);
}

package dev.portcullis.domain.credential;

import dev.portcullis.domain.user.UserId;

/**
 * Port: reports to the operator a stored hash that prevents its user from signing in.
 * Implementations are thread-safe, and must not block or throw.
 */
@FunctionalInterface
public interface CredentialAlarm {
  /** Reports nothing. */
  CredentialAlarm NONE = (user, defect) -> {};

  /** A password was compared with the hash of {@code user}, which has {@code defect}. */
  void raise(UserId user, HashDefect defect);
}

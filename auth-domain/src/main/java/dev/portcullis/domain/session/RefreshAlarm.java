package dev.portcullis.domain.session;

/**
 * Port: receives refusals of genuine refresh tokens, after the decision was committed. {@link
 * RefreshRefusal#REUSED} means that two clients have copies of a token; {@link
 * RefreshRefusal#NOT_ISSUED_YET} that the store has lost committed changes, or that the key of the
 * refresh tokens has leaked. Implementations are thread-safe, and must not block or throw.
 */
@FunctionalInterface
public interface RefreshAlarm {
  /** Ignores every refusal. */
  RefreshAlarm NONE = (session, reason) -> {};

  /** A refresh token of {@code session} was refused for {@code reason}. */
  void raise(SessionId session, RefreshRefusal reason);
}

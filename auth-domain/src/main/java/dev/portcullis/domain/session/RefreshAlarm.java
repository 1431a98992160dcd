package dev.portcullis.domain.session;

/**
 * Port: hears of genuine refresh tokens that were refused, once that is kept. {@link
 * RefreshRefusal#REUSED} means that two hold copies of a token; {@link
 * RefreshRefusal#NOT_ISSUED_YET} that the store has lost what it had confirmed, or that somebody
 * has the key. Must not block and throws nothing. Implementations are thread-safe.
 */
@FunctionalInterface
public interface RefreshAlarm {
  /** Hears nothing. */
  RefreshAlarm NONE = (session, reason) -> {};

  /** A token of {@code session} was refused. */
  void raise(SessionId session, RefreshRefusal reason);
}

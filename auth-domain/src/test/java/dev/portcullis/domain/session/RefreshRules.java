package dev.portcullis.domain.session;

import java.time.Instant;
import java.util.Optional;

/**
 * The handling of a refresh token in one transaction. The default methods are the real
 * implementation.
 */
interface RefreshRules {
  /** What a request reads before it locks the row: nothing. */
  default Optional<Session> readEarly(Session stored) {
    return Optional.empty();
  }

  /** The decision about the token {@code presented}. */
  default RefreshDecision decide(Session session, long presented, Instant now) {
    return session.refresh(presented, now, RefreshWorld.POLICY);
  }

  /** The decision for a client that cannot store a new token. */
  default RefreshDecision renew(Session session, long presented, Instant now) {
    return session.renew(presented, now, RefreshWorld.POLICY);
  }

  /** The row that is stored after the decision. */
  default Session store(Session before, RefreshDecision decision) {
    return decision.fold(next -> next, same -> same, ended -> ended, refused -> before);
  }
}

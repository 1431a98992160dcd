package dev.portcullis.domain.session;

import java.time.Instant;
import java.util.Optional;

/** What a server does with a refresh token in one transaction. As it stands: what ours does. */
interface RefreshRules {
  /** What a request reads of the row before it holds the lock, and decides on: nothing. */
  default Optional<Session> readEarly(Session stored) {
    return Optional.empty();
  }

  /** What the token numbered {@code presented} comes to. */
  default RefreshDecision decide(Session session, long presented, Instant now) {
    return session.refresh(presented, now, RefreshWorld.POLICY);
  }

  /** What it comes to for a client that never keeps a new token, and so gets none. */
  default RefreshDecision renew(Session session, long presented, Instant now) {
    return session.renew(presented, now, RefreshWorld.POLICY);
  }

  /** What is stored for it. */
  default Session store(Session before, RefreshDecision decision) {
    return decision.fold(next -> next, same -> same, ended -> ended, refused -> before);
  }
}

package dev.portcullis.application.account;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.session.Session;

/**
 * A session as its owner sees it. Immutable.
 *
 * @param session the session
 * @param current whether it is the session of the request
 */
public record OwnSession(Session session, boolean current) {
  /** The session is required. */
  public OwnSession {
    requireNonNull(session, "session");
  }
}

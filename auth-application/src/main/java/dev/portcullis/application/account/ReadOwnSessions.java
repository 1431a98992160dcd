package dev.portcullis.application.account;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.session.SessionRepository;
import java.time.Clock;
import java.util.List;

/** Lists the sessions of the signed-in user (ASVS 5.0 V7.5.2). Needs no permission. Thread-safe. */
public final class ReadOwnSessions {
  private final SessionRepository sessions;
  private final Clock clock;

  /** Reads {@code sessions}. */
  public ReadOwnSessions(SessionRepository sessions, Clock clock) {
    this.sessions = requireNonNull(sessions, "sessions");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * The live sessions of {@code actor}, oldest first.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public List<OwnSession> read(UserActor actor) {
    return sessions.findLive(actor.user(), clock.instant()).stream()
        .map(session -> new OwnSession(session, session.id().equals(actor.session())))
        .toList();
  }
}

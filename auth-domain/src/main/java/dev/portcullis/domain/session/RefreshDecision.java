package dev.portcullis.domain.session;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;

/** What presenting a refresh token comes to. */
public sealed interface RefreshDecision {
  /**
   * It was the current one, and is replaced.
   *
   * @param next the session from now on; to be stored
   */
  record Rotated(Session next) implements RefreshDecision {
    /** The session is required. */
    public Rotated {
      requireNonNull(next, "next");
    }
  }

  /**
   * The current one is handed out once more: nobody gets further by it.
   *
   * @param session the session, maybe with a new time of use; to be stored
   */
  record Reissued(Session session) implements RefreshDecision {
    /** The session is required. */
    public Reissued {
      requireNonNull(session, "session");
    }
  }

  /**
   * It was replaced long ago. Whoever presents it, the owner or a thief, the other one has a copy:
   * the session ends for both.
   *
   * @param ended the session, ended; to be stored although the request is refused
   */
  record ReuseDetected(Session ended) implements RefreshDecision {
    /** The session is required. */
    public ReuseDetected {
      requireNonNull(ended, "ended");
    }
  }

  /**
   * Refused; nothing changes.
   *
   * @param reason why; for logs, never for the bearer
   */
  record Refused(RefreshRefusal reason) implements RefreshDecision {
    /** The reason is required. */
    public Refused {
      requireNonNull(reason, "reason");
    }
  }

  /** The value for whichever of the four this is. */
  default <T> T fold(
      Function<Session, T> rotated,
      Function<Session, T> reissued,
      Function<Session, T> reuseDetected,
      Function<RefreshRefusal, T> refused) {
    if (this instanceof Rotated good) {
      return rotated.apply(good.next());
    }
    if (this instanceof Reissued again) {
      return reissued.apply(again.session());
    }
    return this instanceof ReuseDetected stolen
        ? reuseDetected.apply(stolen.ended())
        : refused.apply(((Refused) this).reason());
  }
}

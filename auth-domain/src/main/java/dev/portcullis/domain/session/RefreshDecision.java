package dev.portcullis.domain.session;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;

/** The decision about a presented refresh token. */
public sealed interface RefreshDecision {
  /**
   * The token was the current one and is replaced.
   *
   * @param next the session after the rotation; the caller must store it
   */
  record Rotated(Session next) implements RefreshDecision {
    /** The session is required. */
    public Rotated {
      requireNonNull(next, "next");
    }
  }

  /**
   * The current token is returned again; the generation does not change.
   *
   * @param session the session, possibly with a new time of last use; the caller must store it
   */
  record Reissued(Session session) implements RefreshDecision {
    /** The session is required. */
    public Reissued {
      requireNonNull(session, "session");
    }
  }

  /**
   * The token was replaced before, and the grace period is over. Two clients have copies of it, and
   * one may have stolen it, so the session ends for both (RFC 9700 section 4.14.2).
   *
   * @param ended the session, ended; the caller must store it although the request is refused
   */
  record ReuseDetected(Session ended) implements RefreshDecision {
    /** The session is required. */
    public ReuseDetected {
      requireNonNull(ended, "ended");
    }
  }

  /**
   * The token is refused; nothing changes.
   *
   * @param reason the reason, for logs; clients are not told
   */
  record Refused(RefreshRefusal reason) implements RefreshDecision {
    /** The reason is required. */
    public Refused {
      requireNonNull(reason, "reason");
    }
  }

  /** Applies the function for this decision. */
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
    return this instanceof ReuseDetected reuse
        ? reuseDetected.apply(reuse.ended())
        : refused.apply(((Refused) this).reason());
  }
}

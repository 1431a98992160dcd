package dev.portcullis.domain.session;

import dev.portcullis.domain.session.RefreshDecision.Refused;
import dev.portcullis.domain.session.RefreshDecision.Reissued;
import dev.portcullis.domain.session.RefreshDecision.Rotated;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Typical mistakes, each of which the model must detect. */
enum BrokenRefreshRules implements RefreshRules {
  /** The transaction of a refused request is rolled back. */
  REUSE_IS_NOT_STORED {
    @Override
    public Session store(Session before, RefreshDecision decision) {
      return decision.fold(next -> next, same -> same, ended -> before, refused -> before);
    }
  },
  REUSE_ENDS_NOTHING {
    @Override
    public RefreshDecision decide(Session session, long presented, Instant now) {
      RefreshDecision right = decideRightly(session, presented, now);
      return right instanceof RefreshDecision.ReuseDetected
          ? new Refused(RefreshRefusal.REUSED)
          : right;
    }
  },
  /** The response is sent although the commit fails. */
  ROTATION_IS_NOT_STORED {
    @Override
    public Session store(Session before, RefreshDecision decision) {
      return decision.fold(next -> before, same -> same, ended -> ended, refused -> before);
    }
  },
  GRACE_HAS_NO_LIMIT {
    @Override
    public RefreshDecision decide(Session session, long presented, Instant now) {
      return session.isLive(now) && presented == session.generation() - 1
          ? new Reissued(session)
          : decideRightly(session, presented, now);
    }
  },
  GRACE_IS_A_MICROSECOND_TOO_LONG {
    @Override
    public RefreshDecision decide(Session session, long presented, Instant now) {
      SessionPolicy right = RefreshWorld.POLICY;
      Duration longer = right.grace().plusNanos(1_000);
      SessionPolicy wrong =
          new SessionPolicy(right.idle(), right.absolute(), longer, right.maxPerUser());
      return session.refresh(presented, now, wrong);
    }
  },
  NO_GRACE {
    @Override
    public RefreshDecision decide(Session session, long presented, Instant now) {
      SessionPolicy right = RefreshWorld.POLICY;
      return session.refresh(
          presented, now, new SessionPolicy(right.idle(), right.absolute(), Duration.ZERO, 1));
    }
  },
  THE_LAST_BUT_TWO_PASSES {
    @Override
    public RefreshDecision decide(Session session, long presented, Instant now) {
      long shifted = presented == session.generation() - 2 ? presented + 1 : presented;
      return decideRightly(session, shifted, now);
    }
  },
  THE_NEXT_PASSES {
    @Override
    public RefreshDecision decide(Session session, long presented, Instant now) {
      return decideRightly(session, Math.min(presented, session.generation()), now);
    }
  },
  /** Two tabs that refresh at the same time get different successors. */
  THE_PREDECESSOR_ROTATES_TOO {
    @Override
    public RefreshDecision decide(Session session, long presented, Instant now) {
      return decideRightly(session, presented, now) instanceof Reissued again
          ? decideRightly(again.session(), session.generation(), now)
          : decideRightly(session, presented, now);
    }
  },
  REVIVAL_ON_UPDATE {
    @Override
    public Session store(Session before, RefreshDecision decision) {
      return alive(storeRightly(before, decision));
    }
  },
  AN_ENDED_SESSION_STILL_ROTATES {
    @Override
    public RefreshDecision decide(Session session, long presented, Instant now) {
      return decideRightly(alive(session), presented, now) instanceof Rotated good
          ? good
          : decideRightly(session, presented, now);
    }
  },
  /**
   * Renewal rotates, but its clients do not store the new token: the second renewal ends the
   * session.
   */
  RENEWAL_ROTATES {
    @Override
    public RefreshDecision renew(Session session, long presented, Instant now) {
      return decideRightly(session, presented, now);
    }
  },
  /** An attacker with an old token can renew for as long as the session lasts. */
  RENEWAL_TAKES_ANY_TOKEN {
    @Override
    public RefreshDecision renew(Session session, long presented, Instant now) {
      long good = Math.min(presented, session.generation());
      return session.isLive(now) && good >= 0
          ? session.renew(session.generation(), now, RefreshWorld.POLICY)
          : session.renew(presented, now, RefreshWorld.POLICY);
    }
  },
  AN_ENDED_SESSION_IS_RENEWED {
    @Override
    public RefreshDecision renew(Session session, long presented, Instant now) {
      return alive(session).renew(presented, now, RefreshWorld.POLICY);
    }
  },
  /** A session expires although it is renewed regularly. */
  RENEWAL_IS_NO_USE {
    @Override
    public RefreshDecision renew(Session session, long presented, Instant now) {
      RefreshDecision right = session.renew(presented, now, RefreshWorld.POLICY);
      return right instanceof Reissued ? new Reissued(session) : right;
    }
  },
  /** Renewals keep the predecessor of the current token valid without end. */
  RENEWAL_PROLONGS_THE_GRACE {
    @Override
    public RefreshDecision renew(Session session, long presented, Instant now) {
      RefreshDecision right = session.renew(presented, now, RefreshWorld.POLICY);
      if (!(right instanceof Reissued)) {
        return right;
      }
      SessionTimes again = session.times().rotated(now, RefreshWorld.POLICY.idle());
      return new Reissued(
          new Session(
              session.id(),
              session.user(),
              session.origin(),
              session.generation(),
              again,
              session.end()));
    }
  },
  /** The row is read before its lock is taken. */
  WITHOUT_LOCK {
    @Override
    public Optional<Session> readEarly(Session stored) {
      return Optional.of(stored);
    }
  };

  RefreshDecision decideRightly(Session session, long presented, Instant now) {
    return session.refresh(presented, now, RefreshWorld.POLICY);
  }

  Session storeRightly(Session before, RefreshDecision decision) {
    return decision.fold(next -> next, same -> same, ended -> ended, refused -> before);
  }

  static Session alive(Session session) {
    return new Session(
        session.id(),
        session.user(),
        session.origin(),
        session.generation(),
        session.times(),
        Optional.empty());
  }
}

package dev.portcullis.domain.session;

import java.time.Instant;

/**
 * What was promised by the answers given so far, kept apart from the row that has to live up to it.
 *
 * <ul>
 *   <li>A token opens its successor, and nothing else, ever.
 *   <li>It does so from when it is handed out until the grace after its successor was first handed
 *       out, and unless a later one was.
 *   <li>For a client that keeps no new token it opens the newest there is, under the same terms;
 *       that is a use, which puts off the idle end and nothing else.
 *   <li>After that it ends the session, and a session that has ended opens nothing.
 * </ul>
 *
 * @param over that the session was ended, by whomever
 * @param newest the number of the newest token handed out
 * @param newestAt when it was first handed out
 * @param usedAt when the session was last used, by whichever kind of client
 */
record Promise(boolean over, long newest, Instant newestAt, Instant usedAt) {
  /** The outcome of a token that opens nothing, and changes nothing. */
  static final long REFUSED = -1;

  /** The outcome of a token that ends the session. */
  static final long ENDS = -2;

  /** What the token numbered {@code presented} has to come to: a number, or one of the above. */
  long outcome(long presented, Instant now) {
    if (!isLive(now) || presented > newest) {
      return REFUSED;
    }
    return isGood(presented, now) ? presented + 1 : ENDS;
  }

  /** The same where a client presents it that keeps no new token. */
  long renewal(long presented, Instant now) {
    if (!isLive(now) || presented > newest) {
      return REFUSED;
    }
    return isGood(presented, now) ? newest : ENDS;
  }

  /** What is promised after that outcome. */
  Promise after(long outcome, Instant now) {
    if (outcome == ENDS) {
      return ended();
    }
    return outcome > newest ? new Promise(over, outcome, now, now) : this;
  }

  /** What is promised after that outcome of a renewal with {@code presented}. */
  Promise afterRenewal(long presented, long outcome, Instant now) {
    if (outcome == ENDS) {
      return ended();
    }
    boolean isUse = outcome != REFUSED && presented == newest;
    return isUse ? new Promise(over, newest, newestAt, now) : this;
  }

  Promise ended() {
    return new Promise(true, newest, newestAt, usedAt);
  }

  /** Of a session that is over: when it was used does not matter any more. */
  Promise withoutTimes() {
    return new Promise(over, newest, RefreshWorld.START, RefreshWorld.START);
  }

  boolean isLive(Instant now) {
    return !over
        && now.isBefore(usedAt.plus(RefreshWorld.POLICY.idle()))
        && now.isBefore(RefreshWorld.START.plus(RefreshWorld.POLICY.absolute()));
  }

  private boolean isGood(long presented, Instant now) {
    return presented == newest || (presented == newest - 1 && isInGrace(now));
  }

  private boolean isInGrace(Instant now) {
    return now.isBefore(newestAt.plus(RefreshWorld.POLICY.grace()));
  }

  /** What {@code decision} comes to, in the same words. */
  static long outcome(RefreshDecision decision) {
    return decision.fold(
        Session::generation, Session::generation, ended -> ENDS, refused -> REFUSED);
  }
}

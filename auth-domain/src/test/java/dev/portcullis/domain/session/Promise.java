package dev.portcullis.domain.session;

import java.time.Instant;

/**
 * The guarantees of the responses given so far, tracked independently of the stored row, which must
 * satisfy them.
 *
 * <ul>
 *   <li>A token yields its successor and never another token.
 *   <li>It does so from its issue until the end of the grace period after its successor was first
 *       issued, unless a later token was issued.
 *   <li>For a client that cannot store a new token it yields the newest token under the same
 *       conditions; that is a use, which extends only the idle expiry.
 *   <li>After that it ends the session, and an ended session yields nothing.
 * </ul>
 *
 * @param over whether the session was ended
 * @param newest the number of the newest issued token
 * @param newestAt when it was first issued
 * @param usedAt when the session was last used, by any client
 */
record Promise(boolean over, long newest, Instant newestAt, Instant usedAt) {
  /** The outcome of a token that yields nothing and changes nothing. */
  static final long REFUSED = -1;

  /** The outcome of a token that ends the session. */
  static final long ENDS = -2;

  /**
   * The required outcome for the token {@code presented}: a token number, or one of the constants
   * above.
   */
  long outcome(long presented, Instant now) {
    if (!isLive(now) || presented > newest) {
      return REFUSED;
    }
    return isGood(presented, now) ? presented + 1 : ENDS;
  }

  /** The required outcome for a client that cannot store a new token. */
  long renewal(long presented, Instant now) {
    if (!isLive(now) || presented > newest) {
      return REFUSED;
    }
    return isGood(presented, now) ? newest : ENDS;
  }

  /** The guarantees after that outcome. */
  Promise after(long outcome, Instant now) {
    if (outcome == ENDS) {
      return ended();
    }
    return outcome > newest ? new Promise(over, outcome, now, now) : this;
  }

  /** The guarantees after that outcome of a renewal with {@code presented}. */
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

  /** Without times, which no longer matter after the session has ended. */
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

  /** The outcome of {@code decision}, in the same form. */
  static long outcome(RefreshDecision decision) {
    return decision.fold(
        Session::generation, Session::generation, ended -> ENDS, refused -> REFUSED);
  }
}

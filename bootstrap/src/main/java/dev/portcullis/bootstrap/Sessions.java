package dev.portcullis.bootstrap;

import dev.portcullis.adapter.http.UseCases;
import dev.portcullis.adapter.persistence.JooqPersistence;
import dev.portcullis.application.account.AccountStore;
import dev.portcullis.application.account.EndOtherSessions;
import dev.portcullis.application.account.EndOwnSession;
import dev.portcullis.application.account.ReadOwnSessions;
import dev.portcullis.application.authentication.SessionTokens;
import dev.portcullis.application.journal.Journal;
import dev.portcullis.application.journal.JournalPorts;
import dev.portcullis.application.maintenance.PurgeExpired;
import dev.portcullis.application.maintenance.RetentionPolicy;
import dev.portcullis.application.maintenance.RetentionPorts;
import dev.portcullis.bootstrap.config.SessionConfig;
import dev.portcullis.domain.id.TimeOrderedIds;
import dev.portcullis.domain.revocation.RevocationFollower;
import dev.portcullis.domain.revocation.Revocations;
import dev.portcullis.domain.session.RefreshRefusal;
import dev.portcullis.domain.session.RefreshTokens;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.token.AccessTokenIssuer;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sessions, and how their end is written down, heard of and cleared away. */
final class Sessions {
  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
  private static final String PURPOSE = "portcullis refresh tokens v1";

  /** By how much the clocks of nodes may differ: so much longer a revocation is remembered. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  /** So much longer it stays in the feed, for nodes that come late. */
  private static final Duration FEED_SPARE = Duration.ofHours(1);

  private final JooqPersistence store;
  private final SessionConfig config;
  private final Duration accessToken;
  private final TimeOrderedIds ids;
  private final Clock clock;
  private final Revocations revocations;

  Sessions(
      JooqPersistence store,
      SessionConfig config,
      Duration accessToken,
      TimeOrderedIds ids,
      Clock clock) {
    this.store = store;
    this.config = config;
    this.accessToken = accessToken;
    this.ids = ids;
    this.clock = clock;
    this.revocations = new Revocations(accessToken.plus(SKEW), config.maxStaleness());
  }

  /** What this node remembers of everybody's revocations. */
  Revocations revocations() {
    return revocations;
  }

  /** A journal over the store that revokes here at once. */
  Journal journal() {
    return new Journal(
        new JournalPorts(store.transactions(), store.revocationFeed(), store.auditTrail()),
        revocations,
        ids,
        clock);
  }

  /** Follows the other nodes; the only one of this node. */
  RevocationFollower follower() {
    return new RevocationFollower(store.revocationFeed(), revocations, clock);
  }

  /** Clears away what is over. */
  PurgeExpired retention() {
    return new PurgeExpired(
        new RetentionPorts(
            store.sessions(), store.revocationFeed(), store.rateLimiter(), store.leases()),
        new RetentionPolicy(config.retention(), accessToken.plus(FEED_SPARE)),
        ids.next(),
        clock);
  }

  /** Hands out the tokens of sessions. */
  SessionTokens tokens(AccessTokenIssuer issuer, DerivedKeys keys) {
    return new SessionTokens(
        issuer,
        new RefreshTokens(keys.key(PURPOSE)),
        ids,
        new SessionTokens.Lifetimes(accessToken, config.policy()));
  }

  /** What people do with their own sessions. */
  UseCases.Sessions useCases(AccountStore accounts) {
    return new UseCases.Sessions(
        new ReadOwnSessions(store.sessions(), clock),
        new EndOwnSession(accounts),
        new EndOtherSessions(accounts));
  }

  /** Tells the log of refused refresh tokens that mean more than an old token. */
  static void report(SessionId session, RefreshRefusal reason) {
    switch (reason) {
      case NOT_ISSUED_YET ->
          LOG.error(
              "A genuine refresh token of session {} is newer than the session. Was the database"
                  + " set back? Else somebody has the key",
              session);
      case REUSED ->
          LOG.warn(
              "A replaced refresh token of session {} was used; the session is ended", session);
      case FORGED, UNKNOWN, ENDED, EXPIRED, USER_NOT_ACTIVE ->
          LOG.debug("A refresh token of session {} was refused: {}", session, reason);
    }
  }
}

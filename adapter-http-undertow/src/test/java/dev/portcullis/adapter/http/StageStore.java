package dev.portcullis.adapter.http;

import dev.portcullis.application.account.AccountStore;
import dev.portcullis.application.account.EndOtherSessions;
import dev.portcullis.application.account.EndOwnSession;
import dev.portcullis.application.account.ReadOwnSessions;
import dev.portcullis.application.administration.AccessRules;
import dev.portcullis.application.administration.AssignRole;
import dev.portcullis.application.administration.EndSessionsOf;
import dev.portcullis.application.administration.FindUsers;
import dev.portcullis.application.administration.ReadUser;
import dev.portcullis.application.administration.RemoveUser;
import dev.portcullis.application.administration.RevokeRole;
import dev.portcullis.application.administration.UpdateUser;
import dev.portcullis.application.authentication.Authenticate;
import dev.portcullis.application.authentication.RefreshSession;
import dev.portcullis.application.authentication.RenewAccess;
import dev.portcullis.application.authentication.SessionTokens;
import dev.portcullis.application.authentication.SignIn;
import dev.portcullis.application.authentication.SignOut;
import dev.portcullis.application.journal.Journal;
import dev.portcullis.application.journal.JournalPorts;
import dev.portcullis.application.ratelimit.AttemptGuard;
import dev.portcullis.domain.access.AccessPolicySource;
import dev.portcullis.domain.credential.CredentialAlarm;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.id.TimeOrderedIds;
import dev.portcullis.domain.revocation.Revocations;
import dev.portcullis.domain.session.RefreshAlarm;
import dev.portcullis.domain.session.RefreshTokens;
import dev.portcullis.domain.session.SessionPolicy;
import dev.portcullis.domain.token.AccessTokenIssuer;
import dev.portcullis.domain.token.AccessTokenVerifier;
import dev.portcullis.testkit.fake.InMemoryAuditTrail;
import dev.portcullis.testkit.fake.InMemoryCredentialRepository;
import dev.portcullis.testkit.fake.InMemoryDatabase;
import dev.portcullis.testkit.fake.InMemoryRevocationFeed;
import dev.portcullis.testkit.fake.InMemorySessionRepository;
import dev.portcullis.testkit.fake.InMemoryTransactionRunner;
import dev.portcullis.testkit.fake.InMemoryUserRepository;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** The in-memory ports of a {@link Stage}, and what stands right on top of them. */
final class StageStore {
  final InMemoryDatabase database = new InMemoryDatabase();
  final InMemoryTransactionRunner transactions = new InMemoryTransactionRunner(database);
  final InMemoryUserRepository users = new InMemoryUserRepository(database);
  final InMemorySessionRepository sessions = new InMemorySessionRepository(database);
  final InMemoryAuditTrail audit = new InMemoryAuditTrail(database);
  final RefreshTokens refreshTokens = new RefreshTokens(new byte[RefreshTokens.KEY_LENGTH]);
  final Revocations revocations;
  final TimeOrderedIds ids;
  final Journal journal;
  final AccountStore accounts;

  private final Clock clock;

  StageStore(Clock clock, Duration maxStaleness) {
    this.clock = clock;
    revocations = new Revocations(Duration.ofMinutes(16), maxStaleness);
    ids = new TimeOrderedIds(clock, new SecureRandom());
    JournalPorts ports =
        new JournalPorts(transactions, new InMemoryRevocationFeed(database), audit);
    journal = new Journal(ports, revocations, ids, clock);
    accounts =
        new AccountStore(users, new InMemoryCredentialRepository(database), sessions, journal);
    revocations.caughtUp(clock.instant());
  }

  UseCases.Authentication authentication(
      PasswordHasher hasher,
      AttemptGuard guard,
      AccessTokenIssuer issuer,
      AccessTokenVerifier verifier) {
    SessionTokens tokens =
        new SessionTokens(
            issuer,
            refreshTokens,
            ids,
            new SessionTokens.Lifetimes(Duration.ofMinutes(15), SessionPolicy.DEFAULT));
    return new UseCases.Authentication(
        new SignIn(accounts, hasher, CredentialAlarm.NONE, tokens, guard),
        new Authenticate(verifier, revocations, clock),
        new RefreshSession(accounts, tokens, RefreshAlarm.NONE),
        new RenewAccess(accounts, tokens, RefreshAlarm.NONE),
        new SignOut(accounts, tokens));
  }

  UseCases.Sessions sessions() {
    return new UseCases.Sessions(
        new ReadOwnSessions(sessions, clock),
        new EndOwnSession(accounts),
        new EndOtherSessions(accounts));
  }

  UseCases.Administration administration(AccessRules rules, AccessPolicySource policies) {
    return new UseCases.Administration(
        new FindUsers(users, policies),
        new ReadUser(users, policies),
        new UpdateUser(accounts, rules, policies),
        new RemoveUser(accounts, rules, policies),
        new EndSessionsOf(accounts, policies),
        new AssignRole(users, rules, journal, policies),
        new RevokeRole(users, rules, journal, policies));
  }
}

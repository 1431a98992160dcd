package dev.portcullis.node;

import dev.portcullis.adapter.persistence.DatabaseSettings;
import dev.portcullis.adapter.persistence.JooqPersistence;
import dev.portcullis.application.account.AccountStore;
import dev.portcullis.application.account.ChangePassword;
import dev.portcullis.application.account.PasswordRules;
import dev.portcullis.application.administration.AccessRules;
import dev.portcullis.application.administration.UpdateUser;
import dev.portcullis.application.authentication.Authenticate;
import dev.portcullis.application.authentication.RefreshSession;
import dev.portcullis.application.authentication.SessionTokens;
import dev.portcullis.application.authentication.SignIn;
import dev.portcullis.application.authentication.SignOut;
import dev.portcullis.application.journal.Journal;
import dev.portcullis.application.journal.JournalPorts;
import dev.portcullis.application.maintenance.CurrentAccessPolicy;
import dev.portcullis.application.ratelimit.AttemptGuard;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.credential.CredentialAlarm;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.credential.PasswordPolicy;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.id.TimeOrderedIds;
import dev.portcullis.domain.ratelimit.Buckets;
import dev.portcullis.domain.ratelimit.RateLimitSettings;
import dev.portcullis.domain.revocation.RevocationFollower;
import dev.portcullis.domain.revocation.Revocations;
import dev.portcullis.domain.session.RefreshAlarm;
import dev.portcullis.domain.session.RefreshTokens;
import dev.portcullis.domain.session.SessionPolicy;
import dev.portcullis.domain.user.User;
import dev.portcullis.testkit.database.TestDatabase;
import dev.portcullis.testkit.fake.FakeAccessTokens;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/**
 * A node within the test's process: the use cases over a real store, and nothing in between that
 * would have to be waited for. Nodes on one database share nothing else.
 */
public final class Node implements AutoCloseable {
  private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(15);

  private final JooqPersistence store;
  private final Clock clock;
  private final TimeOrderedIds ids;
  private final Revocations revocations =
      new Revocations(TOKEN_LIFETIME.plusMinutes(1), Duration.ofMinutes(1));
  private final FakeAccessTokens accessTokens;
  private final AccountStore accounts;
  private final RevocationFollower follower;

  private Node(DatabaseSettings database, Clock clock) {
    SecureRandom random = new SecureRandom();
    this.clock = clock;
    store = JooqPersistence.open(database, random);
    store.migrate();
    ids = new TimeOrderedIds(clock, random);
    accessTokens = new FakeAccessTokens(clock);
    JournalPorts ports =
        new JournalPorts(store.transactions(), store.revocationFeed(), store.auditTrail());
    Journal journal = new Journal(ports, revocations, ids, clock);
    accounts = new AccountStore(store.users(), store.credentials(), store.sessions(), journal);
    follower = new RevocationFollower(store.revocationFeed(), revocations, clock);
    follower.follow();
  }

  /** A node on {@code database} with that many connections at most. */
  public static Node on(TestDatabase database, int connections, Clock clock) {
    return on(
        new DatabaseSettings(database.jdbcUrl(), database.user(), database.password(), connections),
        clock);
  }

  /** A node on that database. */
  public static Node on(DatabaseSettings database, Clock clock) {
    return new Node(database, clock);
  }

  /** Its store. */
  public JooqPersistence store() {
    return store;
  }

  /** Its accounts. */
  public AccountStore accounts() {
    return accounts;
  }

  /** Its ids. */
  public TimeOrderedIds ids() {
    return ids;
  }

  /** Hears of the other nodes. */
  public RevocationFollower follower() {
    return follower;
  }

  /** Its tokens; all nodes know each other's. */
  public SessionTokens tokens() {
    return new SessionTokens(
        accessTokens,
        new RefreshTokens(new byte[RefreshTokens.KEY_LENGTH]),
        ids,
        new SessionTokens.Lifetimes(TOKEN_LIFETIME, SessionPolicy.DEFAULT));
  }

  /** Tells who is behind a token that this node issued. */
  public Authenticate authenticate() {
    return new Authenticate(accessTokens, revocations, clock);
  }

  /** Counts attempts in the store; all nodes count in the same buckets. */
  public AttemptGuard guard() {
    return new AttemptGuard(
        store.rateLimiter(),
        new Buckets(new byte[Buckets.MIN_KEY_LENGTH], RateLimitSettings.DEFAULT),
        clock);
  }

  /** Sign-in by {@code hasher}. */
  public SignIn signIn(PasswordHasher hasher) {
    return new SignIn(accounts, hasher, CredentialAlarm.NONE, tokens(), guard());
  }

  /** Continues sessions. */
  public RefreshSession refreshSession() {
    return new RefreshSession(accounts, tokens(), RefreshAlarm.NONE);
  }

  /** Ends sessions. */
  public SignOut signOut() {
    return new SignOut(accounts, tokens());
  }

  /** Changes passwords, hashed by {@code hasher}. */
  public ChangePassword changePassword(PasswordHasher hasher) {
    PasswordRules rules = PasswordRules.of(PasswordPolicy.DEFAULT);
    return new ChangePassword(accounts, hasher, CredentialAlarm.NONE, rules, guard());
  }

  /** Changes accounts, for administrators. */
  public UpdateUser updateUser() {
    AccessRules rules = new AccessRules(store.roles(), store.accessRules());
    CurrentAccessPolicy policies = new CurrentAccessPolicy(rules);
    policies.refresh();
    return new UpdateUser(accounts, rules, policies);
  }

  /** Stores {@code user} with that password, hashed by {@code hasher}. */
  public User stored(User user, String typed, PasswordHasher hasher) {
    try (PlainPassword password = PlainPassword.of(typed)) {
      accounts.add(user, hasher.hash(password), new AuditEvent.AdministratorCreated(user.id()));
    }
    return user;
  }

  @Override
  public void close() {
    store.close();
  }
}

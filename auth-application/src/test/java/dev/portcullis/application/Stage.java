package dev.portcullis.application;

import dev.portcullis.application.account.AccountStore;
import dev.portcullis.application.account.ChangePassword;
import dev.portcullis.application.account.PasswordRules;
import dev.portcullis.application.account.SignUp;
import dev.portcullis.application.account.SignUpRules;
import dev.portcullis.application.administration.AccessRules;
import dev.portcullis.application.administration.Authority;
import dev.portcullis.application.authentication.SessionTokens;
import dev.portcullis.application.authentication.SignIn;
import dev.portcullis.application.journal.Journal;
import dev.portcullis.application.journal.JournalPorts;
import dev.portcullis.application.maintenance.CurrentAccessPolicy;
import dev.portcullis.application.ratelimit.AttemptGuard;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.audit.chain.AuditMacs;
import dev.portcullis.domain.audit.chain.AuditRetention;
import dev.portcullis.domain.audit.chain.AuditWriter;
import dev.portcullis.domain.credential.CredentialAlarm;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.credential.PasswordPolicy;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.id.TimeOrderedIds;
import dev.portcullis.domain.maintenance.ClockAlarm;
import dev.portcullis.domain.maintenance.RemovalClock;
import dev.portcullis.domain.ratelimit.Buckets;
import dev.portcullis.domain.ratelimit.RateLimitSettings;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.revocation.Revocations;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.RefreshTokens;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.session.SessionOrigin;
import dev.portcullis.domain.session.SessionPolicy;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.ReservedUsernames;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserFactory;
import dev.portcullis.domain.user.Username;
import dev.portcullis.testkit.fake.FakeAccessTokens;
import dev.portcullis.testkit.fake.FakePasswordHasher;
import dev.portcullis.testkit.fake.InMemoryAccessRuleRepository;
import dev.portcullis.testkit.fake.InMemoryAuditRegistry;
import dev.portcullis.testkit.fake.InMemoryAuditTrail;
import dev.portcullis.testkit.fake.InMemoryCredentialRepository;
import dev.portcullis.testkit.fake.InMemoryDatabase;
import dev.portcullis.testkit.fake.InMemoryRateLimiter;
import dev.portcullis.testkit.fake.InMemoryRevocationFeed;
import dev.portcullis.testkit.fake.InMemoryRoleRepository;
import dev.portcullis.testkit.fake.InMemorySessionRepository;
import dev.portcullis.testkit.fake.InMemoryStoreClock;
import dev.portcullis.testkit.fake.InMemoryTransactionRunner;
import dev.portcullis.testkit.fake.InMemoryUserRepository;
import dev.portcullis.testkit.fixture.MutableClock;
import dev.portcullis.testkit.fixture.UserFixture;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The use cases over new in-memory ports, for one test. */
public final class Stage {
  /** A password that satisfies the policy. */
  public static final String PASSWORD = "correct horse battery staple";

  /** The lifetime of access tokens. */
  public static final Duration TOKEN_LIFETIME = Duration.ofMinutes(15);

  /** The source of attempts. */
  public static final SourceAddress SOURCE = SourceAddress.parse("192.0.2.1").orElseThrow();

  /** The origin of sessions. */
  public static final SessionOrigin ORIGIN = SessionOrigin.of(SOURCE);

  /** The maximum staleness of revocations. */
  public static final Duration MAX_STALENESS = Duration.ofMinutes(1);

  public final InMemoryDatabase database = new InMemoryDatabase();
  public final MutableClock clock = MutableClock.atNoon();
  public final RemovalClock removals =
      new RemovalClock(clock, new InMemoryStoreClock(clock), ClockAlarm.NONE);
  public final InMemoryTransactionRunner transactions = new InMemoryTransactionRunner(database);
  public final InMemoryUserRepository users = new InMemoryUserRepository(database);
  public final TimeOrderedIds ids = new TimeOrderedIds(clock, new SecureRandom());
  public final Revocations revocations =
      new Revocations(TOKEN_LIFETIME.plus(MAX_STALENESS), MAX_STALENESS);
  public final InMemorySessionRepository sessions = new InMemorySessionRepository(database);
  public final InMemoryAuditTrail audit = new InMemoryAuditTrail(database);
  public final InMemoryRevocationFeed feed = new InMemoryRevocationFeed(database);
  public final InMemoryAuditRegistry auditRegistry = new InMemoryAuditRegistry(database);
  public final AuditMacs auditMacs = new AuditMacs(new byte[32]);
  public final AuditWriter auditWriter =
      new AuditWriter(audit, auditRegistry, auditMacs, ids, clock);
  public final AuditRetention auditRetention =
      new AuditRetention(audit, auditRegistry, transactions, auditMacs, clock);
  public final Journal journal =
      new Journal(new JournalPorts(transactions, feed, audit), revocations, auditWriter, clock);
  public final AccountStore accounts =
      new AccountStore(users, new InMemoryCredentialRepository(database), sessions, journal);
  public final AccessRules rules =
      new AccessRules(
          new InMemoryRoleRepository(database), new InMemoryAccessRuleRepository(database));
  public final CurrentAccessPolicy policies = new CurrentAccessPolicy(rules, clock);
  public final Authority authority = new Authority(users, rules, policies);
  public final UserFactory newUsers = new UserFactory(ids, clock);
  public final FakeAccessTokens tokens = new FakeAccessTokens(clock);
  public final SessionTokens sessionTokens =
      new SessionTokens(
          tokens,
          new RefreshTokens(new byte[RefreshTokens.KEY_LENGTH]),
          ids,
          new SessionTokens.Lifetimes(TOKEN_LIFETIME, SessionPolicy.DEFAULT));
  public final AttemptGuard guard =
      new AttemptGuard(
          new InMemoryRateLimiter(),
          new Buckets(new byte[Buckets.MIN_KEY_LENGTH], RateLimitSettings.DEFAULT),
          clock);

  /** A stage whose access policy is loaded. */
  public Stage() {
    this(true);
  }

  /** A stage whose access policy is loaded, or not loaded yet. */
  public Stage(boolean ready) {
    if (ready) {
      policies.refresh();
    }
    revocations.caughtUp(clock.instant());
  }

  /** Sign-up at which only the role {@code user} can be requested. */
  public SignUp signUp(PasswordHasher hasher) {
    return signUp(hasher, PasswordRules.of(PasswordPolicy.DEFAULT));
  }

  /** Sign-up with these rules for passwords. */
  public SignUp signUp(PasswordHasher hasher, PasswordRules passwords) {
    SignUpRules signUpRules =
        new SignUpRules(
            ReservedUsernames.wellKnown(), passwords, Set.of(RoleName.USER), RoleName.USER);
    return new SignUp(
        accounts, hasher, new SignUp.Admission(signUpRules, guard), policies, newUsers);
  }

  /** Sign-in that issues tokens of {@link #tokens}. */
  public SignIn signIn(PasswordHasher hasher) {
    return signIn(hasher, CredentialAlarm.NONE);
  }

  /** Sign-in that reports to {@code alarm}. */
  public SignIn signIn(PasswordHasher hasher, CredentialAlarm alarm) {
    return new SignIn(accounts, hasher, alarm, sessionTokens, guard);
  }

  /** Changes of passwords with these rules. */
  public ChangePassword changePassword(PasswordHasher hasher, PasswordRules passwords) {
    return new ChangePassword(accounts, hasher, CredentialAlarm.NONE, passwords, guard);
  }

  /** Stores a user with {@link #PASSWORD}. */
  public User stored(UserFixture fixture) {
    User user = fixture.build();
    try (PlainPassword password = PlainPassword.of(PASSWORD)) {
      return stored(user, FakePasswordHasher.current().hash(password));
    }
  }

  /** Stores {@code user} with that password. */
  public User stored(User user, PasswordHash hash) {
    accounts.add(user, hash, new AuditEvent.SignedUp(user.id(), SOURCE));
    return user;
  }

  /** A sign-up with that name and {@link #PASSWORD}. */
  public static SignUp.Command command(String name, String... roles) {
    return new SignUp.Command(
        new Username(name),
        new EmailAddress(name + "@example.org"),
        PlainPassword.of(PASSWORD),
        List.of(roles));
  }

  /** A sign-up that requests no role. */
  public static SignUp.Command commandOf(String name, String email, String password) {
    return new SignUp.Command(
        new Username(name), new EmailAddress(email), PlainPassword.of(password), List.of());
  }

  /** An actor with these roles, whose user is not stored. */
  public UserActor actor(RoleName... roles) {
    return actor(UserFixture.aUser().withRoles(roles).build());
  }

  /** An actor with these roles, whose user is stored. */
  public UserActor storedActor(RoleName... roles) {
    return actor(stored(UserFixture.aUser().withRoles(roles)));
  }

  /** {@code user} in a session. */
  public UserActor actor(User user) {
    return new UserActor(user.id(), new SessionId(ids.next()), user.roles());
  }
}

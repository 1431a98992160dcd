package dev.portcullis.adapter.http;

import dev.portcullis.application.account.ChangePassword;
import dev.portcullis.application.account.PasswordRules;
import dev.portcullis.application.account.ReadOwnAccount;
import dev.portcullis.application.account.SignUp;
import dev.portcullis.application.account.SignUpRules;
import dev.portcullis.application.administration.AccessRules;
import dev.portcullis.application.key.KeyRotator;
import dev.portcullis.application.key.ReadPublishedKeys;
import dev.portcullis.application.key.ReadSigningKeys;
import dev.portcullis.application.key.RotateSigningKeys;
import dev.portcullis.application.key.StoredKeyRing;
import dev.portcullis.application.page.ReadGuardedPage;
import dev.portcullis.application.ratelimit.AttemptGuard;
import dev.portcullis.domain.access.AccessPolicy;
import dev.portcullis.domain.access.AccessPolicySource;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.credential.CredentialAlarm;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.credential.PasswordPolicy;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.key.KeyEncryptionKey;
import dev.portcullis.domain.key.KeyRotation;
import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.ratelimit.Buckets;
import dev.portcullis.domain.ratelimit.RateLimitSettings;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.token.AccessTokenClaims;
import dev.portcullis.domain.token.AccessTokenVerifier;
import dev.portcullis.domain.token.TokenId;
import dev.portcullis.domain.user.ReservedUsernames;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserFactory;
import dev.portcullis.testkit.fake.FakeAccessTokens;
import dev.portcullis.testkit.fake.FakePasswordHasher;
import dev.portcullis.testkit.fake.FakeSigningKeyFactory;
import dev.portcullis.testkit.fake.ForwardingPasswordHasher;
import dev.portcullis.testkit.fake.InMemoryAccessRuleRepository;
import dev.portcullis.testkit.fake.InMemoryDatabase;
import dev.portcullis.testkit.fake.InMemoryRoleRepository;
import dev.portcullis.testkit.fake.InMemorySigningKeyRepository;
import dev.portcullis.testkit.fake.InMemoryUserRepository;
import dev.portcullis.testkit.fixture.MutableClock;
import dev.portcullis.testkit.fixture.UserFixture;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** A server on free ports over the real use cases and in-memory ports, which note their threads. */
final class Stage implements AutoCloseable {
  static final String PASSWORD = "correct horse battery staple";
  static final String JWKS = "{\"keys\":[{\"kty\":\"RSA\"}]}";

  private static final PasswordRules PASSWORDS =
      PasswordRules.of(PasswordPolicy.DEFAULT.withCommon("everybody's darling"::equals));

  final MutableClock clock = MutableClock.atNoon();
  final StageStore store;
  final InMemoryDatabase database;
  final InMemoryUserRepository users;
  final CountingRateLimiter limiter = new CountingRateLimiter();
  final FakeAccessTokens tokens = new FakeAccessTokens(clock);
  final Queue<String> threads = new ConcurrentLinkedQueue<>();
  final StageMonitoring monitoring = new StageMonitoring();
  final AuthHttpServer server;

  volatile Supplier<AccessPolicy> policy;
  volatile Runnable beforeHash = () -> {};
  volatile AccessTokenVerifier verifier = tokens;

  private final AccessRules rules;

  private Stage(HttpSettings settings, Duration maxStaleness) {
    store = new StageStore(clock, maxStaleness);
    database = store.database;
    users = store.users;
    rules =
        new AccessRules(
            new InMemoryRoleRepository(database), new InMemoryAccessRuleRepository(database));
    policy = rules::load;
    server = AuthHttpServer.start(settings, useCases(), monitoring.current(), new SecureRandom());
  }

  static Stage open() {
    return with(limits());
  }

  static Stage with(HttpLimits limits) {
    return on(settings(limits));
  }

  static Stage withOrigins(String... origins) {
    return trusting(new HttpSettings.Trust(Set.of(origins), List.of()));
  }

  static Stage trusting(HttpSettings.Trust trust) {
    return on(settings(limits(), trust, HttpSettings.Compatibility.none()));
  }

  static Stage speakingLegacy() {
    return on(legacySettings());
  }

  /** A server that does not answer protected routes when it has heard nothing for so long. */
  static Stage withStaleness(Duration maxStaleness) {
    return new Stage(settings(limits()), maxStaleness);
  }

  static HttpLimits limits() {
    return HttpLimits.defaults().withThreads(1, 4);
  }

  static HttpSettings settings(HttpLimits limits) {
    return settings(limits, HttpSettings.Trust.nobody(), HttpSettings.Compatibility.none());
  }

  static HttpSettings legacySettings() {
    return settings(limits(), HttpSettings.Trust.nobody(), new HttpSettings.Compatibility(true));
  }

  private static HttpSettings settings(
      HttpLimits limits, HttpSettings.Trust trust, HttpSettings.Compatibility compatibility) {
    return new HttpSettings(
        "127.0.0.1",
        0,
        0,
        trust,
        new HttpSettings.Introduction("portcullis", "1.2.3"),
        Duration.ofMinutes(5),
        limits,
        compatibility);
  }

  private static Stage on(HttpSettings settings) {
    // Most tests turn the clock at will, and nobody follows the feed.
    return new Stage(settings, Duration.ofDays(365));
  }

  static SignUpRules signUpRules() {
    return new SignUpRules(
        ReservedUsernames.wellKnown(), PASSWORDS, Set.of(RoleName.USER), RoleName.USER);
  }

  /** Sends {@code request} to the public listener. */
  Reply send(Request request) {
    return Wire.send(server.address(), request.bytes());
  }

  /** Sends {@code request} to the management listener. */
  Reply sendToManagement(Request request) {
    return Wire.send(server.managementAddress(), request.bytes());
  }

  /** Stores an active user with {@link #PASSWORD}. */
  User user(String name, RoleName... roles) {
    return store(UserFixture.aUser().named(name).withRoles(roles).build());
  }

  User store(User user) {
    try (PlainPassword password = PlainPassword.of(PASSWORD)) {
      return store(user, FakePasswordHasher.current().hash(password));
    }
  }

  User store(User user, PasswordHash hash) {
    store.accounts.add(user, hash, new AuditEvent.AdministratorCreated(user.id()));
    return user;
  }

  /** A good token of {@code user}. */
  String token(User user) {
    AccessTokenClaims claims =
        new AccessTokenClaims(
            user.id(),
            new SessionId(store.ids.next()),
            new TokenId(store.ids.next()),
            clock.instant(),
            clock.instant().plus(Duration.ofMinutes(15)),
            user.roles(),
            user.epoch());
    return tokens.issue(claims).compact();
  }

  @Override
  public void close() {
    server.close();
  }

  UseCases useCases() {
    AccessPolicySource policies =
        () -> {
          noteThread();
          return policy.get();
        };
    PasswordHasher hasher = new NotingHasher();
    AttemptGuard guard =
        new AttemptGuard(
            limiter,
            new Buckets(new byte[Buckets.MIN_KEY_LENGTH], RateLimitSettings.DEFAULT),
            clock);
    return new UseCases(
        new UseCases.Account(
            new SignUp(
                store.accounts,
                hasher,
                new SignUp.Admission(signUpRules(), guard),
                policies,
                new UserFactory(store.ids, clock)),
            signUpRules(),
            new ReadOwnAccount(users, policies),
            new ChangePassword(store.accounts, hasher, CredentialAlarm.NONE, PASSWORDS, guard)),
        store.authentication(
            hasher,
            guard,
            tokens,
            compact -> {
              noteThread();
              return verifier.verify(compact);
            }),
        store.sessions(),
        store.administration(rules, policies),
        new ReadGuardedPage(policies),
        keys());
  }

  private UseCases.Keys keys() {
    KeyEncryptionKey sealer =
        new KeyEncryptionKey(new byte[KeyEncryptionKey.LENGTH], new SecureRandom());
    StoredKeyRing ring =
        new StoredKeyRing(
            new InMemorySigningKeyRepository(database),
            new FakeSigningKeyFactory(),
            sealer,
            Duration.ofMinutes(15));
    KeyRotation rotation =
        new KeyRotation(Duration.ofDays(90), Duration.ofMinutes(10), Duration.ofSeconds(5));
    KeyRotator rotator =
        new KeyRotator(ring, rotation, SigningAlgorithm.RS256, store.transactions, clock);
    return new UseCases.Keys(
        new ReadPublishedKeys(
            () -> {
              noteThread();
              return JWKS;
            }),
        new ReadSigningKeys(ring, rules::load, clock),
        new RotateSigningKeys(Optional.of(rotator), rules::load, clock));
  }

  private void noteThread() {
    threads.add(Thread.currentThread().getName());
  }

  private final class NotingHasher extends ForwardingPasswordHasher {
    @Override
    public PasswordHash hash(PlainPassword password) {
      noteThread();
      return super.hash(password);
    }

    @Override
    public boolean verify(PlainPassword password, PasswordHash hash) {
      noteThread();
      beforeHash.run();
      return super.verify(password, hash);
    }
  }
}

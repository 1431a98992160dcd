package dev.portcullis.adapter.http;

import dev.portcullis.application.Portcullis;
import dev.portcullis.application.Ports;
import dev.portcullis.application.Settings;
import dev.portcullis.application.account.AccountSettings;
import dev.portcullis.application.authentication.SessionSettings;
import dev.portcullis.application.key.KeySettings;
import dev.portcullis.domain.credential.Credential;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PasswordPolicy;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.id.TimeOrderedIds;
import dev.portcullis.domain.key.KeyEncryptionKey;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.RefreshTokens;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.store.Store;
import dev.portcullis.domain.token.AccessTokenClaims;
import dev.portcullis.domain.token.AccessTokenVerifier;
import dev.portcullis.domain.token.TokenId;
import dev.portcullis.domain.user.User;
import dev.portcullis.testkit.fake.FakeAccessTokenProvider;
import dev.portcullis.testkit.fake.FakeAccessTokens;
import dev.portcullis.testkit.fake.FakePasswordHasher;
import dev.portcullis.testkit.fake.ForwardingPasswordHasher;
import dev.portcullis.testkit.fake.InMemoryAuditTrail;
import dev.portcullis.testkit.fake.InMemoryCredentialRepository;
import dev.portcullis.testkit.fake.InMemoryDatabase;
import dev.portcullis.testkit.fake.InMemorySessionRepository;
import dev.portcullis.testkit.fake.InMemoryStore;
import dev.portcullis.testkit.fake.InMemoryUserRepository;
import dev.portcullis.testkit.fixture.MutableClock;
import dev.portcullis.testkit.fixture.UserFixture;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * A server on free ports with the real use cases and in-memory ports, which record their threads.
 */
final class Stage implements AutoCloseable {
  static final String PASSWORD = "correct horse battery staple";
  static final String JWKS = "{\"keys\":[{\"kty\":\"RSA\",\"alg\":\"RS256\"}]}";

  private static final AccountSettings ACCOUNTS =
      AccountSettings.DEFAULT.withPasswords(
          PasswordPolicy.DEFAULT.withCommon("everybody's darling"::equals));
  private static final KeyEncryptionKey SEALER =
      new KeyEncryptionKey(new byte[KeyEncryptionKey.LENGTH], new SecureRandom());

  final MutableClock clock = MutableClock.atNoon();
  final InMemoryDatabase database = new InMemoryDatabase();
  final InMemoryUserRepository users = new InMemoryUserRepository(database);
  final InMemorySessionRepository sessions = new InMemorySessionRepository(database);
  final InMemoryAuditTrail audit = new InMemoryAuditTrail(database);
  final LongAuditTrail trail = new LongAuditTrail(audit);
  final RefreshTokens refreshTokens = new RefreshTokens(SEALER.derive(RefreshTokens.KEY_PURPOSE));
  final TimeOrderedIds ids = new TimeOrderedIds(clock, new SecureRandom());
  final CountingRateLimiter limiter = new CountingRateLimiter();
  final FakeAccessTokens tokens = new FakeAccessTokens(clock);
  final Queue<String> threads = new ConcurrentLinkedQueue<>();
  final StageMonitoring monitoring = new StageMonitoring();
  final Portcullis auth;
  final AuthHttpServer server;

  volatile Runnable beforeHash = () -> {};

  /** Runs before a token is verified and before users or transactions are asked for. */
  volatile Runnable beforePort = () -> {};

  volatile AccessTokenVerifier verifier = tokens;
  volatile Supplier<String> jwks = () -> JWKS;

  private Stage(HttpSettings settings, Duration maxStaleness) {
    auth = Portcullis.assemble(ports(), settings(maxStaleness));
    auth.prepare();
    server = AuthHttpServer.start(settings, auth, monitoring.current(), new SecureRandom());
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
    return trusting(trust, limits());
  }

  static Stage trusting(HttpSettings.Trust trust, HttpLimits limits) {
    return on(settings(limits, trust, HttpSettings.Compatibility.none()));
  }

  /** A server of that issuer. */
  static Stage issuing(String issuer) {
    return on(settingsOf(issuer));
  }

  static Stage speakingLegacy() {
    return on(legacySettings());
  }

  /** A server that refuses protected routes when its last poll of the revocation feed is older. */
  static Stage withStaleness(Duration maxStaleness) {
    return new Stage(settings(limits()), maxStaleness);
  }

  static HttpLimits limits() {
    return HttpLimits.defaults().withThreads(1, 4);
  }

  static HttpSettings settings(HttpLimits limits) {
    return settings(limits, HttpSettings.Trust.none(), HttpSettings.Compatibility.none());
  }

  static HttpSettings legacySettings() {
    return settings(limits(), HttpSettings.Trust.none(), new HttpSettings.Compatibility(true));
  }

  static HttpSettings settingsOf(String issuer) {
    HttpSettings usual = settings(limits());
    return new HttpSettings(
        usual.open(),
        usual.management(),
        usual.trust(),
        new HttpSettings.Introduction("portcullis", "1.2.3", issuer),
        usual.keysCacheTime(),
        usual.limits(),
        usual.compatibility());
  }

  private static HttpSettings settings(
      HttpLimits limits, HttpSettings.Trust trust, HttpSettings.Compatibility compatibility) {
    return new HttpSettings(
        new HttpSettings.Address("127.0.0.1", 0),
        new HttpSettings.Address("127.0.0.1", 0),
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

  /** Sends {@code request} to the public listener. */
  Reply send(Request request) {
    readPolicy();
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
    users.add(user);
    new InMemoryCredentialRepository(database)
        .add(new Credential(user.id(), hash, user.createdAt()));
    return user;
  }

  /** A good token of {@code user}. */
  String token(User user) {
    AccessTokenClaims claims =
        new AccessTokenClaims(
            user.id(),
            new SessionId(ids.next()),
            new TokenId(ids.next()),
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

  /** Before each request: a server does it every second. */
  private void readPolicy() {
    run("access policy refresh");
  }

  /** Runs an upkeep task once; fails if there is no task of that name. */
  void run(String name) {
    auth.upkeep().stream()
        .filter(task -> task.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no upkeep task is named " + name))
        .work()
        .run();
  }

  private static Settings settings(Duration maxStaleness) {
    return Settings.with(KeySettings.Stored.sealedBy(SEALER))
        .withAccounts(ACCOUNTS)
        .withSessions(SessionSettings.DEFAULT.withMaxStaleness(maxStaleness));
  }

  private Ports ports() {
    Store store =
        new NotedStore(new InMemoryStore(database), limiter, trail, this::notePort).asStore();
    FakeAccessTokenProvider provider =
        new FakeAccessTokenProvider(
            tokens,
            compact -> {
              notePort();
              return verifier.verify(compact);
            },
            () -> {
              noteThread();
              return jwks.get();
            });
    return Ports.of(
        store, new NotingHasher(), provider, new Ports.Ambient(clock, new SecureRandom()));
  }

  private void notePort() {
    noteThread();
    beforePort.run();
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

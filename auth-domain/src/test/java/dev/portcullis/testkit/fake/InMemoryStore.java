package dev.portcullis.testkit.fake;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.access.AccessRuleRepository;
import dev.portcullis.domain.audit.AuditTrail;
import dev.portcullis.domain.audit.chain.AuditRegistry;
import dev.portcullis.domain.credential.CredentialRepository;
import dev.portcullis.domain.key.SigningKeyRepository;
import dev.portcullis.domain.maintenance.Leases;
import dev.portcullis.domain.maintenance.StoreClock;
import dev.portcullis.domain.ratelimit.RateLimiter;
import dev.portcullis.domain.revocation.FeedHeartbeat;
import dev.portcullis.domain.revocation.RevocationFeed;
import dev.portcullis.domain.role.RoleRepository;
import dev.portcullis.domain.session.SessionRepository;
import dev.portcullis.domain.store.Store;
import dev.portcullis.domain.takeover.AccountIntake;
import dev.portcullis.domain.transaction.TransactionRunner;
import dev.portcullis.domain.user.UserRepository;
import dev.portcullis.testkit.contract.StoreUnderTest;
import java.time.Clock;

/** All in-memory ports over one database. Thread-safe. */
public final class InMemoryStore implements Store {
  private final InMemoryDatabase database;
  private final RateLimiter limiter = new InMemoryRateLimiter();
  private final FeedHeartbeat heartbeat = new InMemoryFeedHeartbeat();
  private final Leases leases = new InMemoryLeases();
  private final StoreClock clock;

  /** The ports over {@code database}, on a machine whose clock is right. */
  public InMemoryStore(InMemoryDatabase database) {
    this(database, new InMemoryStoreClock(Clock.systemUTC()));
  }

  /** The ports over {@code database}, whose clock is {@code clock}. */
  public InMemoryStore(InMemoryDatabase database, StoreClock clock) {
    this.database = requireNonNull(database, "database");
    this.clock = requireNonNull(clock, "clock");
  }

  /** The ports over {@code database}, as contracts take them. */
  public static StoreUnderTest over(InMemoryDatabase database) {
    Store store = new InMemoryStore(database);
    return new StoreUnderTest(
        store.users(),
        store.roles(),
        store.accessRules(),
        store.credentials(),
        store.signingKeys(),
        new StoreUnderTest.SessionPorts(
            store.sessions(),
            store.revocationFeed(),
            new StoreUnderTest.AuditPorts(store.auditTrail(), store.auditRegistry())),
        store.transactions());
  }

  @Override
  public UserRepository users() {
    return new InMemoryUserRepository(database);
  }

  @Override
  public RoleRepository roles() {
    return new InMemoryRoleRepository(database);
  }

  @Override
  public AccessRuleRepository accessRules() {
    return new InMemoryAccessRuleRepository(database);
  }

  @Override
  public CredentialRepository credentials() {
    return new InMemoryCredentialRepository(database);
  }

  @Override
  public AccountIntake intake() {
    return new InMemoryAccountIntake(database);
  }

  @Override
  public SessionRepository sessions() {
    return new InMemorySessionRepository(database);
  }

  @Override
  public SigningKeyRepository signingKeys() {
    return new InMemorySigningKeyRepository(database);
  }

  @Override
  public RevocationFeed revocationFeed() {
    return new InMemoryRevocationFeed(database);
  }

  @Override
  public FeedHeartbeat feedHeartbeat() {
    return heartbeat;
  }

  @Override
  public AuditTrail auditTrail() {
    return new InMemoryAuditTrail(database);
  }

  @Override
  public AuditRegistry auditRegistry() {
    return new InMemoryAuditRegistry(database);
  }

  @Override
  public RateLimiter rateLimiter() {
    return limiter;
  }

  @Override
  public Leases leases() {
    return leases;
  }

  @Override
  public StoreClock clock() {
    return clock;
  }

  @Override
  public TransactionRunner transactions() {
    return new InMemoryTransactionRunner(database);
  }
}

package dev.portcullis.adapter.persistence;

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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * The store: implements every persistence port, with connection pools of its own or with the pool
 * of the embedding application.
 *
 * <p>With its own pools it opens whether or not the database can be reached. While it cannot, every
 * method of every port throws {@link dev.portcullis.domain.StoreUnavailableException} within
 * seconds; afterwards all methods work again without a restart. Thread-safe.
 */
public final class JooqPersistence implements Store, AutoCloseable {
  private final ConnectionSources sources;
  private final DSLContext db;
  private final DSLContext watching;
  private final JooqTransactionRunner transactions;
  private final WriteProbe probe;
  private final EmailKeys emailKeys;

  JooqPersistence(ConnectionSources sources, RandomGenerator random, Backoff backoff) {
    this.sources = sources;
    TransactionConnections connections = new TransactionConnections(sources.requests());
    this.transactions = new JooqTransactionRunner(connections, backoff);
    this.db = DSL.using(QueryConfiguration.of(connections, sources.dialect()));
    this.watching =
        DSL.using(
            QueryConfiguration.of(new TransactionConnections(sources.watch()), sources.dialect()));
    this.probe = new WriteProbe(watching, random, System::nanoTime);
    this.emailKeys = new EmailKeys(db, transactions);
  }

  /**
   * Opens the store without connecting yet.
   *
   * @param settings the database
   * @param random spreads the retries of conflicting transactions
   */
  public static JooqPersistence open(DatabaseSettings settings, RandomGenerator random) {
    return open(ConnectionSources.own(requireNonNull(settings, "settings")), random);
  }

  /**
   * Opens the store for a short process that does one thing at a time, without connecting yet: with
   * one connection, which is opened at the first use and serves one thread at a time.
   *
   * @param settings the database; the size of the pool does not count
   * @param random spreads the retries of conflicting transactions
   */
  public static JooqPersistence openForOneTask(DatabaseSettings settings, RandomGenerator random) {
    return open(ConnectionSources.one(requireNonNull(settings, "settings")), random);
  }

  /**
   * Opens the store over the pool of the embedding application. Opens no other connections, and
   * {@link #close()} leaves the pool open. Every connection is returned with its original
   * autocommit and isolation and without an open transaction.
   *
   * <p>A pool of one connection suffices. Configure one more than requests use at a time, since
   * revocations are polled and readiness is checked on the same pool. The pool and its driver
   * determine how long calls wait for a connection or a lost server. Connections to a server that
   * refuses to work are dropped when their maximum lifetime in the pool ends.
   *
   * @param pool connects to MySQL, to MariaDB, or to H2 with {@code
   *     MODE=MySQL;DATABASE_TO_LOWER=TRUE; CASE_INSENSITIVE_IDENTIFIERS=TRUE}
   * @param random spreads the retries of conflicting transactions
   * @throws dev.portcullis.domain.StoreUnavailableException if the database cannot be reached to
   *     determine its product; a retry may succeed
   * @throws IllegalArgumentException if it is none of the three
   */
  public static JooqPersistence open(DataSource pool, RandomGenerator random) {
    return open(ConnectionSources.borrowed(requireNonNull(pool, "pool")), random);
  }

  private static JooqPersistence open(ConnectionSources sources, RandomGenerator random) {
    return new JooqPersistence(sources, random, Backoff.sleeping(requireNonNull(random, "random")));
  }

  /**
   * Migrates the schema to this version; does nothing if it is up to date. Of several nodes that
   * start together one migrates, and the others wait. May be called again after a failure.
   *
   * <p>The schema may contain other tables, including those of an application with its own Flyway.
   * A database of the previous version is migrated with its data; nodes of that version continue to
   * work with it.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the database cannot be reached,
   *     refuses the changes, or another node has been migrating for a minute
   * @throws SchemaConflictException if another application's table has the name of a table of
   *     Portcullis, or a table of Portcullis was changed; the message names it
   */
  public void migrate() {
    migrate(isNew -> {});
  }

  /**
   * Like {@link #migrate()}, and calls {@code before} before it changes anything; not if it changes
   * nothing.
   *
   * @param before gets whether the schema is new, that is, without a history of migrations
   * @throws dev.portcullis.domain.StoreUnavailableException like {@link #migrate()}
   * @throws SchemaConflictException like {@link #migrate()}
   */
  public void migrate(Consumer<Boolean> before) {
    sources.schema().migrate(requireNonNull(before, "before"));
  }

  /**
   * The migrations that {@link #migrate()} would run, in order; all of them if the schema has no
   * tables of Portcullis. Two queries at most; changes nothing.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the database cannot be reached
   * @throws SchemaConflictException if the history of migrations does not match this version; the
   *     message says where
   */
  public List<PendingMigration> pendingMigrations() {
    return sources.schema().pending();
  }

  /**
   * The time of the first call with {@code change} by any node: the time at which the upgrade to a
   * version with that change began. Empty if the database had neither users nor keys at that time,
   * so that no older version can be running on it.
   *
   * @param change name of the change, at most 64 ASCII characters
   * @param now the time that the first call records
   * @throws dev.portcullis.domain.StoreUnavailableException if the database cannot be reached
   */
  public Optional<Instant> upgradedAt(String change, Instant now) {
    return new UpgradeRows(db)
        .firstRecorded(requireNonNull(change, "change"), requireNonNull(now, "now"));
  }

  /**
   * Recomputes the e-mail keys of the next few hundred users by the current rules, and returns
   * whether there are more. Call it repeatedly once no node of version 0.1 can be running on the
   * database: such a node would not find the users by address. Until then users are found by both
   * keys, and no other user can take their addresses.
   *
   * <p>Completion is recorded in the database; from then on each call reads one row. May be
   * interrupted at any point, and run on several nodes at the same time.
   *
   * @param now the time recorded as the time of completion
   * @throws dev.portcullis.domain.StoreUnavailableException if the database cannot be reached; the
   *     next call continues from there
   */
  public boolean renewEmailKeys(Instant now) {
    return emailKeys.renewSome(requireNonNull(now, "now"));
  }

  /** Whether the database answers now; takes a few seconds at most. */
  public boolean isReachable() {
    return probe.isReachable();
  }

  /**
   * Whether the database answers and accepts writes: every few seconds a test write is made to a
   * row that nothing else uses. Takes a few seconds at most. A change of the result is logged with
   * its cause.
   */
  public boolean takesWrites() {
    return probe.takesWrites();
  }

  /**
   * Usage of the connections of requests; does not wait. For the pool of an embedding application
   * only {@code active} is known: the number of connections that this store uses.
   */
  public PoolLoad load() {
    return sources.access().load().get();
  }

  @Override
  public UserRepository users() {
    return new JooqUserRepository(db, transactions);
  }

  @Override
  public RoleRepository roles() {
    return new JooqRoleRepository(db, transactions);
  }

  @Override
  public AccessRuleRepository accessRules() {
    return new JooqAccessRuleRepository(db, transactions);
  }

  @Override
  public CredentialRepository credentials() {
    return new JooqCredentialRepository(db);
  }

  @Override
  public AccountIntake intake() {
    return new JooqAccountIntake(db, transactions);
  }

  @Override
  public SigningKeyRepository signingKeys() {
    return new JooqSigningKeyRepository(db);
  }

  @Override
  public SessionRepository sessions() {
    return new JooqSessionRepository(db, transactions);
  }

  /** The revocation feed of all nodes; polled on a connection that no request uses. */
  @Override
  public RevocationFeed revocationFeed() {
    return new JooqRevocationFeed(db, watching, transactions);
  }

  /** The heartbeat of the feed, on the same connection as its polling. */
  @Override
  public FeedHeartbeat feedHeartbeat() {
    return new JooqFeedHeartbeat(watching);
  }

  @Override
  public AuditTrail auditTrail() {
    return new JooqAuditTrail(db);
  }

  /** The writers of the audit trail, and what retention has removed from it. */
  @Override
  public AuditRegistry auditRegistry() {
    return new JooqAuditRegistry(db);
  }

  /** The leases that assign recurring tasks to one node at a time. */
  @Override
  public Leases leases() {
    return new JooqLeases(db);
  }

  /** The clock of the database server; of an embedded database, that of this machine. */
  @Override
  public StoreClock clock() {
    return new JooqStoreClock(db);
  }

  /** The counters of attempts, which take part in no transaction. */
  @Override
  public RateLimiter rateLimiter() {
    return new JooqRateLimiter(new RateLimitRows(db));
  }

  /** The transactions, in which all ports except the rate limiter take part. */
  @Override
  public TransactionRunner transactions() {
    return transactions;
  }

  /**
   * Closes the pools that this store opened; an embedded database is complete on disk afterwards.
   */
  @Override
  public void close() {
    sources.access().closing().run();
  }

  /**
   * Usage of a connection pool.
   *
   * @param active number of connections in use
   * @param idle number of open, free connections
   * @param waiting number of threads that wait for a connection
   */
  public record PoolLoad(int active, int idle, int waiting) {}
}

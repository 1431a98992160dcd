package dev.portcullis.adapter.persistence;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.access.AccessRuleRepository;
import dev.portcullis.domain.audit.AuditTrail;
import dev.portcullis.domain.credential.CredentialRepository;
import dev.portcullis.domain.key.SigningKeyRepository;
import dev.portcullis.domain.maintenance.Leases;
import dev.portcullis.domain.ratelimit.RateLimiter;
import dev.portcullis.domain.revocation.FeedHeartbeat;
import dev.portcullis.domain.revocation.RevocationFeed;
import dev.portcullis.domain.role.RoleRepository;
import dev.portcullis.domain.session.SessionRepository;
import dev.portcullis.domain.store.Store;
import dev.portcullis.domain.transaction.TransactionRunner;
import dev.portcullis.domain.user.UserRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/**
 * The store: a pool of connections, one connection besides, and every port on top of them; or all
 * ports on a pool of the application around it.
 *
 * <p>Opens whether or not the database can be reached. While it cannot, every method of every port
 * throws {@link dev.portcullis.domain.StoreUnavailableException} within seconds; when it can again,
 * everything works by itself. Thread-safe.
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
    this.db = DSL.using(querying(connections, sources.dialect()));
    this.watching =
        DSL.using(querying(new TransactionConnections(sources.watch()), sources.dialect()));
    this.probe = new WriteProbe(watching, random, System::nanoTime);
    this.emailKeys = new EmailKeys(db, transactions);
  }

  /**
   * Opens the store without waiting for it.
   *
   * @param settings which database
   * @param random spreads the retries of transactions that met
   */
  public static JooqPersistence open(DatabaseSettings settings, RandomGenerator random) {
    return open(ConnectionSources.own(requireNonNull(settings, "settings")), random);
  }

  /**
   * Opens the store over connections of the application around it. No other connection is made, and
   * {@link #close()} leaves the pool open. Every connection goes back as it came (autocommit,
   * isolation), with no transaction open.
   *
   * <p>One connection suffices for every flow. Give the pool one more than requests use at a time:
   * revocations are read and readiness is asked for on it too. How long all of this waits for a
   * connection or for a lost server is up to the pool and its driver; connections that a server
   * refuses to work for are dropped when the pool's lifetime for them ends.
   *
   * @param pool leads to MySQL, to MariaDB, or to H2 with {@code MODE=MySQL;DATABASE_TO_LOWER=TRUE;
   *     CASE_INSENSITIVE_IDENTIFIERS=TRUE}
   * @param random spreads the retries of transactions that met
   * @throws dev.portcullis.domain.StoreUnavailableException if the database cannot be reached,
   *     which is asked what it is; trying again may help
   * @throws IllegalArgumentException if it is none of the three
   */
  public static JooqPersistence open(DataSource pool, RandomGenerator random) {
    return open(ConnectionSources.borrowed(requireNonNull(pool, "pool")), random);
  }

  private static JooqPersistence open(ConnectionSources sources, RandomGenerator random) {
    return new JooqPersistence(sources, random, Backoff.sleeping(requireNonNull(random, "random")));
  }

  /**
   * Brings the schema up to date, or does nothing if it is. Of nodes that start together one does
   * it, and the others wait. May be called again after a failure.
   *
   * <p>The tables may stand beside others, and beside those of another Flyway. A database of the
   * version before is taken over with what it holds; nodes of that version go on working with it.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the database cannot be reached, or
   *     does not take the changes now
   * @throws SchemaConflictException if a table of somebody else has a name of ours, or ours were
   *     changed by somebody else; the message names it
   */
  public void migrate() {
    sources.migrator().migrate();
  }

  /**
   * Since when versions that know of {@code change} have used this database: from the first call
   * on, by whichever node. Nothing where there was neither a user nor a key then, so that no older
   * version can be running on it.
   *
   * @param change a name, at most 64 characters of ASCII
   * @param now what is noted at the first call
   * @throws dev.portcullis.domain.StoreUnavailableException if the database cannot be reached
   */
  public Optional<Instant> upgradedAt(String change, Instant now) {
    return new UpgradeRows(db).noted(requireNonNull(change, "change"), requireNonNull(now, "now"));
  }

  /**
   * Brings the keys of the next few hundred users' e-mail addresses up to the rules of today, and
   * returns whether there are more. Call it, again and again, when no node of version 0.1 can be
   * running on the database any more: those would not find the users by their addresses. Until then
   * users are found by both, and nobody else can take their addresses.
   *
   * <p>That all are done is remembered in the database; from then on, on every node and after every
   * start, this reads one row. May be cut off anywhere, and run on several nodes at a time.
   *
   * @param now what is noted when all are done
   * @throws dev.portcullis.domain.StoreUnavailableException if the database cannot be reached; the
   *     next call goes on from there
   */
  public boolean renewEmailKeys(Instant now) {
    return emailKeys.renewSome(requireNonNull(now, "now"));
  }

  /** Whether the database answers now, however busy; takes a few seconds at most. */
  public boolean isReachable() {
    return probe.isReachable();
  }

  /**
   * Whether the database answers and takes writes of ours: every few seconds one is made, to a row
   * that nothing else uses. Takes a few seconds at most. The log tells when the answer changes, and
   * why.
   */
  public boolean takesWrites() {
    return probe.takesWrites();
  }

  /**
   * How busy the connections of requests are now; waits for nothing. Of somebody else's pool only
   * {@code active} is known, as the number of those that this store uses.
   */
  public PoolLoad load() {
    return sources.ends().load().get();
  }

  /** The users. */
  @Override
  public UserRepository users() {
    return new JooqUserRepository(db, transactions);
  }

  /** The roles. */
  @Override
  public RoleRepository roles() {
    return new JooqRoleRepository(db, transactions);
  }

  /** The access rules. */
  @Override
  public AccessRuleRepository accessRules() {
    return new JooqAccessRuleRepository(db);
  }

  /** The credentials. */
  @Override
  public CredentialRepository credentials() {
    return new JooqCredentialRepository(db);
  }

  /** The signing keys. */
  @Override
  public SigningKeyRepository signingKeys() {
    return new JooqSigningKeyRepository(db);
  }

  /** The sessions. */
  @Override
  public SessionRepository sessions() {
    return new JooqSessionRepository(db, transactions);
  }

  /** The revocations of all nodes; read on a connection that no request uses. */
  @Override
  public RevocationFeed revocationFeed() {
    return new JooqRevocationFeed(db, watching, transactions);
  }

  /** The heartbeat of that feed; on the same connection as its readers. */
  @Override
  public FeedHeartbeat feedHeartbeat() {
    return new JooqFeedHeartbeat(watching);
  }

  /** The audit trail. */
  @Override
  public AuditTrail auditTrail() {
    return new JooqAuditTrail(db);
  }

  /** Who of the nodes does what. */
  @Override
  public Leases leases() {
    return new JooqLeases(db);
  }

  /** The counters of attempts, which are no part of any transaction. */
  @Override
  public RateLimiter rateLimiter() {
    return new JooqRateLimiter(new RateLimitRows(db));
  }

  /** The transactions in which all of the above take part, but for the counters. */
  @Override
  public TransactionRunner transactions() {
    return transactions;
  }

  /** Closes all connections of its own; an embedded database is complete on disk afterwards. */
  @Override
  public void close() {
    sources.ends().closing().run();
  }

  /**
   * How busy a pool of connections is.
   *
   * @param active how many are in use
   * @param idle how many are open and free
   * @param waiting how many threads wait for one
   */
  public record PoolLoad(int active, int idle, int waiting) {}

  private static DefaultConfiguration querying(
      TransactionConnections connections, SQLDialect dialect) {
    DefaultConfiguration configuration = new DefaultConfiguration();
    configuration.set(connections);
    configuration.set(dialect);
    configuration.set(new FailureTranslation(connections));
    configuration.set(
        new Settings()
            .withRenderSchema(false)
            .withExecuteLogging(false)
            // Nobody reads warnings, and to ask for those of a connection that the pool has just
            // dropped fails inside the driver, in place of what the server said.
            .withFetchWarnings(false));
    return configuration;
  }
}

package dev.portcullis.adapter.persistence;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
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
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.tools.jdbc.JDBCUtils;

/**
 * The store: a pool of connections, one connection besides, and every port on top of them.
 *
 * <p>Opens whether or not the database can be reached. While it cannot, every method of every port
 * throws {@link dev.portcullis.domain.StoreUnavailableException} within seconds; when it can again,
 * everything works by itself. Thread-safe.
 */
public final class JooqPersistence implements Store, AutoCloseable {
  /** How long to wait for a connection, in milliseconds: connecting itself may take two seconds. */
  private static final long CONNECTION_TIMEOUT = 3_000;

  private static final long VALIDATION_TIMEOUT = 1_000;

  /** In milliseconds; the least that the pool takes. */
  private static final long WATCH_LIFETIME = 30_000;

  private final HikariDataSource pool;

  /**
   * Of one connection, for what must be answered while requests use up all others: what was
   * revoked, and whether the database is there.
   */
  private final HikariDataSource watch;

  private final SchemaMigrator migrator;
  private final DSLContext db;
  private final DSLContext watching;
  private final JooqTransactionRunner transactions;

  JooqPersistence(DatabaseSettings settings, Backoff backoff) {
    this.pool = new HikariDataSource(pooling("portcullis", settings, settings.poolSize()));
    this.watch = new HikariDataSource(watching(settings));
    this.migrator = new SchemaMigrator(settings);
    TransactionConnections connections = new TransactionConnections(pool);
    this.transactions = new JooqTransactionRunner(connections, backoff);
    SQLDialect dialect = JDBCUtils.dialect(settings.jdbcUrl());
    this.db = DSL.using(querying(connections, dialect));
    this.watching = DSL.using(querying(new TransactionConnections(watch), dialect));
  }

  /**
   * Opens the store without waiting for it.
   *
   * @param settings which database
   * @param random spreads the retries of transactions that met
   */
  public static JooqPersistence open(DatabaseSettings settings, RandomGenerator random) {
    return new JooqPersistence(
        requireNonNull(settings, "settings"), Backoff.sleeping(requireNonNull(random, "random")));
  }

  /**
   * Brings the schema up to date, or does nothing if it is. Of nodes that start together one does
   * it, and the others wait. May be called again after a failure.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the database cannot be reached
   */
  public void migrate() {
    migrator.migrate();
    new EmailKeys(db, transactions).renew();
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

  /** Whether the database answers now, however busy; takes a few seconds at most. */
  public boolean isReachable() {
    try (Connection connection = watch.getConnection()) {
      return connection.isValid(1);
    } catch (SQLException unreachable) {
      return false;
    }
  }

  /** How busy the connections of requests are now; waits for nothing. */
  public PoolLoad load() {
    HikariPoolMXBean now = pool.getHikariPoolMXBean();
    return new PoolLoad(
        now.getActiveConnections(), now.getIdleConnections(), now.getThreadsAwaitingConnection());
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

  /** Closes all connections; an embedded database is complete on disk afterwards. */
  @Override
  public void close() {
    watch.close();
    pool.close();
  }

  /**
   * How busy a pool of connections is.
   *
   * @param active how many are in use
   * @param idle how many are open and free
   * @param waiting how many threads wait for one
   */
  public record PoolLoad(int active, int idle, int waiting) {}

  /**
   * It only reads, and so is never told that its server has become a replica, which hears of
   * revocations late or never: it asks for the way again every half minute.
   */
  private static HikariConfig watching(DatabaseSettings settings) {
    HikariConfig config = pooling("portcullis-watch", settings, 1);
    config.setMaxLifetime(WATCH_LIFETIME);
    // The default is longer than this life, which the pool would warn about at every start.
    config.setKeepaliveTime(0);
    return config;
  }

  private static HikariConfig pooling(String name, DatabaseSettings settings, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(JdbcUrl.forQueries(settings.jdbcUrl()));
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(CONNECTION_TIMEOUT);
    config.setValidationTimeout(VALIDATION_TIMEOUT);
    config.setInitializationFailTimeout(-1);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setExceptionOverride(new DemotedServerEviction());
    return config;
  }

  private static DefaultConfiguration querying(
      TransactionConnections connections, SQLDialect dialect) {
    DefaultConfiguration configuration = new DefaultConfiguration();
    configuration.set(connections);
    configuration.set(dialect);
    configuration.set(new FailureTranslation(connections));
    configuration.set(new Settings().withRenderSchema(false).withExecuteLogging(false));
    return configuration;
  }
}

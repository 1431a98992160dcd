package dev.portcullis.bootstrap;

import dev.portcullis.adapter.password.BcryptPasswordHasher;
import dev.portcullis.adapter.password.BreachedPasswordRange;
import dev.portcullis.adapter.password.HashingSettings;
import dev.portcullis.adapter.password.PooledPasswordHasher;
import dev.portcullis.adapter.persistence.DatabaseSettings;
import dev.portcullis.adapter.persistence.JooqPersistence;
import dev.portcullis.adapter.token.JjwtTokens;
import dev.portcullis.adapter.token.TokenSettings;
import dev.portcullis.application.Ports;
import dev.portcullis.bootstrap.config.Config;
import dev.portcullis.bootstrap.config.DatabaseConfig;
import dev.portcullis.bootstrap.config.HashingConfig;
import dev.portcullis.bootstrap.config.PasswordConfig;
import dev.portcullis.bootstrap.config.TokenConfig;
import dev.portcullis.domain.credential.BreachedPasswords;
import dev.portcullis.domain.token.AccessTokenProvider;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The adapters that the settings describe.
 *
 * @param database the address of the database and its account
 * @param store the repositories
 * @param hashing the hashing thread pool
 * @param hasher hashes passwords on its own threads
 * @param breached the lookup of breached passwords, if it is enabled
 * @param upgrade until when nodes of an older version may run
 * @param tokens creates keys and access tokens
 */
record Adapters(
    DatabaseSettings database,
    JooqPersistence store,
    HashingSettings hashing,
    PooledPasswordHasher hasher,
    Optional<BreachedPasswordRange> breached,
    RollingUpgrade upgrade,
    AccessTokenProvider tokens)
    implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Adapters.class);
  private static final Duration BREACH_TIMEOUT = Duration.ofSeconds(1);

  /** The adapters of a server. */
  static Adapters of(Config config, Clock clock, SecureRandom random) {
    return over(JooqPersistence.open(database(config), random), config, clock, random);
  }

  /** The adapters of one command, with one connection and one thread that hashes. */
  static Adapters forOneTask(Config config, Clock clock, SecureRandom random) {
    return over(
        JooqPersistence.openForOneTask(database(config), random),
        config.withHashingThreads(1),
        clock,
        random);
  }

  private static Adapters over(
      JooqPersistence store, Config config, Clock clock, SecureRandom random) {
    DatabaseSettings database = database(config);
    HashingSettings hashing = hashing(config.hashing());
    PasswordConfig passwords = config.accounts().passwords();
    RollingUpgrade upgrade = new RollingUpgrade(config.tokens().upgradeWindow(), clock);
    return new Adapters(
        database,
        store,
        hashing,
        new PooledPasswordHasher(
            new BcryptPasswordHasher(passwords.cost(), passwords.peppers(), random), hashing),
        passwords.breachRange().map(range -> lookUp(range, clock)),
        upgrade,
        JjwtTokens.provider(tokens(config.tokens()), clock, random, upgrade::isOver));
  }

  /** The ports of the assembly; events for operators go to {@code listeners}. */
  Ports ports(Ports.Listeners listeners, Ports.Ambient ambient) {
    BreachedPasswords lookUp =
        breached.<BreachedPasswords>map(range -> range).orElse(BreachedPasswords.NONE);
    return new Ports(store, new Ports.Passwords(hasher, lookUp), tokens, listeners, ambient);
  }

  /** How many lookups of breached passwords failed or were skipped since the start. */
  long unansweredLookups() {
    return breached.map(BreachedPasswordRange::failures).orElse(0L);
  }

  /** Stops the hashing threads, then closes the connections. */
  @Override
  public void close() {
    hasher.close();
    store.close();
  }

  /** Where the database of {@code config} is, without user and password. */
  static String location(Config config) {
    return database(config).location();
  }

  private static DatabaseSettings database(Config config) {
    DatabaseConfig database = config.database();
    return database
        .url()
        .map(
            url ->
                new DatabaseSettings(
                    url, database.user(), database.password().value(), database.poolSize()))
        .orElseGet(() -> DatabaseSettings.embedded(config.dataDirectory(), database.poolSize()));
  }

  private static HashingSettings hashing(HashingConfig config) {
    int processors = Runtime.getRuntime().availableProcessors();
    HashingSettings usual = HashingSettings.forProcessors(processors);
    return new HashingSettings(
        config.threads().orElse(usual.threads()), config.queue(), config.patience());
  }

  private static TokenSettings tokens(TokenConfig config) {
    return new TokenSettings(
        config.issuer(),
        config.audience(),
        config.clientId(),
        config.lifetime(),
        config.cacheWeight());
  }

  private static BreachedPasswordRange lookUp(URI range, Clock clock) {
    return new BreachedPasswordRange(range, BREACH_TIMEOUT, clock, Adapters::reportUnanswered);
  }

  private static void reportUnanswered(long failures) {
    LOG.warn(
        "Cannot look up breached passwords: the service at AUTH_PASSWORD_BREACH_URL did not answer. New passwords are accepted without this check, {} since the start",
        failures);
  }
}

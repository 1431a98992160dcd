package dev.portcullis.bootstrap;

import dev.portcullis.adapter.http.AuthHttpServer;
import dev.portcullis.adapter.http.HttpLimits;
import dev.portcullis.adapter.http.HttpSettings;
import dev.portcullis.adapter.http.Monitoring;
import dev.portcullis.adapter.password.HashingSettings;
import dev.portcullis.adapter.persistence.DatabaseSettings;
import dev.portcullis.adapter.persistence.JooqPersistence;
import dev.portcullis.application.maintenance.PurgeExpired;
import dev.portcullis.bootstrap.config.Config;
import dev.portcullis.bootstrap.config.DatabaseConfig;
import dev.portcullis.bootstrap.config.HttpConfig;
import dev.portcullis.bootstrap.metrics.Metrics;
import dev.portcullis.domain.revocation.RevocationFollower;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running server. Listens at once, and becomes ready when the database is: until then it
 * answers that it is not.
 */
final class AuthServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AuthServer.class);
  private static final int REQUESTS_AHEAD = 2;
  private static final Duration UPKEEP = Duration.ofSeconds(1);
  // Four times within the second in which a revocation must have reached every node.
  private static final Duration FOLLOWING = Duration.ofMillis(250);
  private static final Duration RETENTION = Duration.ofSeconds(5);
  // Of the tasks that recur: none may hold up the one that hears of revocations.
  private static final int UPKEEP_THREADS = 4;
  private static final long UPKEEP_END_SECONDS = 5;

  private final Clock clock;
  private final DatabaseSettings database;
  private final JooqPersistence persistence;
  private final Composition composition;
  private final RevocationFollower follower;
  private final Metrics metrics;
  private final AuthHttpServer http;
  private final ScheduledExecutorService scheduler =
      Executors.newScheduledThreadPool(UPKEEP_THREADS, task -> new Thread(task, "maintenance"));
  private final AtomicBoolean prepared = new AtomicBoolean();
  private final CompletableFuture<Void> ready;

  private AuthServer(Config config, Clock clock, SecureRandom random) {
    this.clock = clock;
    database = settings(config);
    persistence = JooqPersistence.open(database, random);
    composition = new Composition(config, persistence, clock, random);
    follower = composition.sessions().follower();
    metrics = new Metrics(clock);
    http = listen(config, composition, random);
    ready = new Preparation(this::prepare, scheduler).start().thenRun(this::welcome);
    // While the database is made ready: nobody waits for it.
    watch();
  }

  /**
   * Starts the server.
   *
   * @throws StartFailure if an address is taken, or files cannot be kept
   * @throws dev.portcullis.bootstrap.config.ConfigException if a file that the settings name cannot
   *     be used
   */
  static AuthServer start(Config config, Clock clock, SecureRandom random) {
    config.unknown().forEach(name -> LOG.warn("{} is no setting of this server: misspelt?", name));
    DataDirectory.prepare(config);
    return new AuthServer(config, clock, random);
  }

  /**
   * Completes when the server is ready; exceptionally if it never will be, and cancelled if it is
   * closed before.
   */
  CompletableFuture<Void> ready() {
    return ready;
  }

  /** Stops in the order opposite to the start: no request is cut off from the store it is using. */
  @Override
  public void close() {
    http.close();
    endUpkeep();
    composition.close();
    persistence.close();
    metrics.close();
    LOG.info("Stopped");
  }

  /**
   * Lets what is running end by itself: an interrupt in the middle of a write closes an embedded
   * database's file.
   */
  private void endUpkeep() {
    scheduler.shutdown();
    try {
      if (!scheduler.awaitTermination(UPKEEP_END_SECONDS, TimeUnit.SECONDS)) {
        scheduler.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      scheduler.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void prepare() {
    persistence.migrate();
    composition.signingKeys().maintain();
    // Before the policy, without which nobody signs up: a stranger who came first would leave no
    // empty database to create an administrator on.
    composition.administrators().createFirst();
    composition.policies().refresh();
    follower.follow();
    composition.administrators().tellIfNobody();
  }

  private void welcome() {
    prepared.set(true);
    every(UPKEEP, "The access policy", composition.policies()::refresh);
    every(UPKEEP, "The ring of signing keys", composition.signingKeys()::maintain);
    every(FOLLOWING, "The feed of revocations", follower::follow);
    PurgeExpired retention = composition.sessions().retention();
    every(RETENTION, "What is over", () -> metrics.retention().note(retention.purge()));
    LOG.info(
        "Portcullis {} is ready on http:/{}, management on http:/{}, database {}",
        BuildVersion.current(),
        http.address(),
        http.managementAddress(),
        database.location());
  }

  private void watch() {
    metrics.watch(composition.sessions().revocations());
    metrics.watch(persistence::load);
    metrics.watchHashing(http::busyRefusals);
    metrics.watchBreachLookups(composition.unansweredLookups());
    metrics.watchHashDefects(composition.hashDefects());
    metrics.watchProcess();
  }

  // The task reports its own failures.
  @SuppressWarnings("FutureReturnValueIgnored")
  private void every(Duration pause, String subject, Runnable task) {
    scheduler.scheduleWithFixedDelay(
        new Upkeep(subject, task), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private AuthHttpServer listen(Config config, Composition parts, SecureRandom random) {
    HttpConfig to = config.http();
    HttpSettings settings =
        new HttpSettings(
            to.host(),
            to.port(),
            to.managementPort(),
            new HttpSettings.Trust(to.corsOrigins(), to.trustedProxies()),
            new HttpSettings.Introduction("portcullis", BuildVersion.current()),
            config.keys().rotation().cacheTime(),
            HttpLimits.defaults().withHashing(hashing(parts.hashing())),
            new HttpSettings.Compatibility(config.accounts().sessions().legacyRefresh()));
    try {
      Monitoring monitoring = new Monitoring(this::dependencies, metrics::text, metrics.requests());
      return AuthHttpServer.start(settings, parts.useCases(), monitoring, random);
    } catch (UncheckedIOException taken) {
      parts.close();
      persistence.close();
      metrics.close();
      throw new StartFailure(
          "Cannot listen on %s:%d and 127.0.0.1:%d (AUTH_HTTP_HOST, AUTH_HTTP_PORT, AUTH_MANAGEMENT_PORT): %s"
              .formatted(to.host(), to.port(), to.managementPort(), taken.getMessage()),
          taken);
    }
  }

  /**
   * Requests queue before they run: a few more than can be hashed do, so that the statements of one
   * and the hash of another go on at once.
   */
  private static HttpLimits.Hashing hashing(HashingSettings settings) {
    return new HttpLimits.Hashing(
        settings.threads() + REQUESTS_AHEAD, settings.queue(), settings.patience());
  }

  private Map<String, Boolean> dependencies() {
    // A database that can be reached but not read is no use: guarded routes are refused then.
    return Map.of(
        "database",
        prepared.get() && persistence.isReachable(),
        "revocations",
        composition.sessions().revocations().isCurrent(clock.instant()));
  }

  private static DatabaseSettings settings(Config config) {
    DatabaseConfig database = config.database();
    return database
        .url()
        .map(
            url ->
                new DatabaseSettings(
                    url, database.user(), database.password().value(), database.poolSize()))
        .orElseGet(() -> DatabaseSettings.embedded(config.dataDirectory(), database.poolSize()));
  }
}

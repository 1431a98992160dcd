package dev.portcullis.bootstrap;

import dev.portcullis.adapter.http.AuthHttpServer;
import dev.portcullis.adapter.http.HealthCheck;
import dev.portcullis.adapter.http.HttpLimits;
import dev.portcullis.adapter.http.HttpSettings;
import dev.portcullis.adapter.http.Monitoring;
import dev.portcullis.adapter.password.HashingSettings;
import dev.portcullis.adapter.persistence.SchemaConflictException;
import dev.portcullis.application.Portcullis;
import dev.portcullis.application.Ports;
import dev.portcullis.bootstrap.config.Config;
import dev.portcullis.bootstrap.config.HttpConfig;
import dev.portcullis.bootstrap.log.ProcessLog;
import dev.portcullis.bootstrap.metrics.Metrics;
import dev.portcullis.domain.key.KeyNotReadableException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
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
 * The running server. Listens at once and becomes ready when the database is ready; until then,
 * routes that need the database answer 503.
 */
final class AuthServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AuthServer.class);
  private static final int REQUESTS_AHEAD = 2;
  // One for each upkeep task, so that no task delays the revocation feed.
  private static final int UPKEEP_THREADS = 6;

  /** The time for all that follows the drain: within the 30 s that Kubernetes waits. */
  static final Duration STOP_AFTER_DRAIN = Duration.ofSeconds(10);

  private static final Duration LISTENERS_END = Duration.ofSeconds(5);
  private static final Duration UPKEEP_END = Duration.ofSeconds(5);
  private static final Duration INTERRUPTED_END = Duration.ofSeconds(1);
  private static final Duration HASHING_END = Duration.ofSeconds(1);

  private final Clock clock;
  private final Adapters adapters;
  private final OperatorLog log;
  private final Portcullis auth;
  private final Administrators administrators;
  private final Metrics metrics;
  private final AuthHttpServer http;
  private final ScheduledExecutorService scheduler =
      Executors.newScheduledThreadPool(UPKEEP_THREADS, task -> new Thread(task, "maintenance"));
  private final CompletableFuture<Void> listening = new CompletableFuture<>();
  private final AtomicBoolean prepared = new AtomicBoolean();
  private final CompletableFuture<Void> ready;

  private AuthServer(Config config, Clock clock, SecureRandom random) {
    this.clock = clock;
    metrics = new Metrics(clock);
    log = new OperatorLog(metrics.retention()::note);
    Composition composition =
        Composition.of(config, new Ports.Ambient(clock, random), log.listeners());
    adapters = composition.adapters();
    auth = composition.auth();
    administrators = new Administrators(auth.administration(), config.accounts().administrator());
    // In parallel: the one waits for the database, the other loads the routes.
    ready = new Preparation(this::prepare, this::welcome, scheduler).start();
    http = listen(config, random);
    watch();
    listening.complete(null);
  }

  /**
   * Starts the server.
   *
   * @throws StartFailure if an address is in use, or the data directory is not writable
   * @throws dev.portcullis.bootstrap.config.ConfigException if a file that the settings name cannot
   *     be used
   */
  static AuthServer start(Config config, Clock clock, SecureRandom random) {
    Preload.begin();
    config
        .ignored()
        .unknown()
        .forEach(
            name ->
                LOG.warn(
                    "Ignored {}: this server has no such setting. Check the spelling (README, Settings)",
                    name));
    if (!config.ignored().serviceLinks().isEmpty()) {
      LOG.info(
          "Ignored {}: Kubernetes sets these variables for services whose names begin with auth. Set enableServiceLinks: false in the pod to remove them",
          String.join(", ", config.ignored().serviceLinks()));
    }
    DataDirectory.prepare(config);
    return new AuthServer(config, clock, random);
  }

  /**
   * Completes when the server is ready; exceptionally if the preparation fails for good; cancelled
   * if the server is closed first.
   */
  CompletableFuture<Void> ready() {
    return ready;
  }

  /** Where the public listener is. */
  InetSocketAddress address() {
    return http.address();
  }

  /**
   * Stops in the order opposite to the start: no request is cut off from the store it is using. All
   * parts together take at most {@link #STOP_AFTER_DRAIN} longer than the drain of requests.
   */
  @Override
  public void close() {
    Duration drain = HttpLimits.defaults().drain();
    Shutdown.within(drain.plus(STOP_AFTER_DRAIN))
        .stop("http", drain.plus(LISTENERS_END), http::close)
        .stop("upkeep", UPKEEP_END.plus(INTERRUPTED_END), this::endUpkeep)
        .stop("hashing", HASHING_END, adapters.hasher()::close)
        .stop("database", STOP_AFTER_DRAIN, adapters.store()::close)
        .stop("metrics", STOP_AFTER_DRAIN, metrics::close)
        .report();
  }

  /**
   * Lets what is running end by itself: an interrupt in the middle of a write closes an embedded
   * database's file.
   */
  private void endUpkeep() {
    auth.close();
    scheduler.shutdown();
    try {
      if (!scheduler.awaitTermination(UPKEEP_END.toMillis(), TimeUnit.MILLISECONDS)) {
        scheduler.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      scheduler.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void prepare() {
    migrate();
    // Before the first user and key are created: their presence marks a database that is in use.
    adapters.upgrade().follow(adapters.store());
    readKeys();
    listening.join();
    // Before the access policy is read, because sign-ups are refused until then: after a sign-up
    // the database would no longer be empty, and no administrator would be created.
    administrators.createFirst();
    auth.prepare();
    administrators.logIfNone();
  }

  /**
   * A server that cannot listen leaves the tables as they are: its address may be that of one of an
   * earlier version, which is still running.
   */
  private void migrate() {
    try {
      adapters.store().migrate(this::beforeMigration);
    } catch (SchemaConflictException conflict) {
      throw new StartFailure(String.valueOf(conflict.getMessage()), conflict);
    }
  }

  private void beforeMigration(boolean isNew) {
    listening.join();
    if (isNew) {
      auth.generateFirstKey(scheduler);
    }
  }

  private void readKeys() {
    try {
      auth.prepareKeys();
    } catch (KeyNotReadableException sealedElsewhere) {
      throw KeyEncryptionKeys.another(sealedElsewhere);
    }
  }

  private void welcome() {
    prepared.set(true);
    auth.startUpkeep(scheduler);
    new EmailKeyRenewal(adapters.store(), adapters.upgrade(), clock).startOn(scheduler);
    LOG.info(
        "Portcullis {} is ready on http:/{}, management on http:/{}, database {}",
        BuildVersion.current(),
        http.address(),
        http.managementAddress(),
        adapters.database().location());
    scheduler.execute(metrics::watchProcess);
  }

  private void watch() {
    metrics.watch(auth.revocations());
    metrics.watch(adapters.store()::load);
    metrics.watchHashing(http::busyRefusals);
    metrics.watchBreachLookups(adapters::unansweredLookups);
    metrics.watchHashDefects(log::hashDefects);
    metrics.watchLog(ProcessLog::dropped);
  }

  private AuthHttpServer listen(Config config, SecureRandom random) {
    HttpConfig to = config.http();
    HttpSettings settings =
        new HttpSettings(
            new HttpSettings.Address(to.host(), to.port()),
            new HttpSettings.Address(to.managementHost(), to.managementPort()),
            new HttpSettings.Trust(to.corsOrigins(), to.trustedProxies()),
            new HttpSettings.Introduction(
                "portcullis", BuildVersion.current(), config.tokens().issuer()),
            config.keys().rotation().cacheTime(),
            HttpLimits.defaults()
                .withHashing(hashing(adapters.hashing()))
                .withKeepAlive(to.idleTimeout()),
            new HttpSettings.Compatibility(config.accounts().sessions().legacyRefresh()));
    try {
      Monitoring monitoring = new Monitoring(new Health(), metrics::text, metrics.requests());
      return AuthHttpServer.start(settings, auth, monitoring, random);
    } catch (UncheckedIOException taken) {
      // Before the connections are closed, so that the preparation ends without a message.
      scheduler.shutdown();
      listening.cancel(false);
      adapters.close();
      metrics.close();
      throw new StartFailure(
          "Cannot listen on %s:%s and %s:%s (AUTH_HTTP_HOST, AUTH_HTTP_PORT, AUTH_MANAGEMENT_HOST, AUTH_MANAGEMENT_PORT): %s"
              .formatted(
                  to.host(),
                  to.port(),
                  to.managementHost(),
                  to.managementPort(),
                  taken.getMessage()),
          taken);
    }
  }

  /**
   * Slightly more requests run than passwords are hashed at a time, so that one request can use the
   * database while another hashes. The others wait in the hashing queue.
   */
  private static HttpLimits.Hashing hashing(HashingSettings settings) {
    return new HttpLimits.Hashing(
        settings.threads() + REQUESTS_AHEAD, settings.queue(), settings.maxWait());
  }

  /** What the server depends on, for readiness. */
  private final class Health implements HealthCheck {
    @Override
    public Map<String, Boolean> dependencies() {
      // Not only reachable: while revocations cannot be read, authenticated routes are refused.
      return Map.of(
          "database",
          prepared.get() && adapters.store().takesWrites(),
          "revocations",
          auth.revocations().isCurrent(clock.instant()));
    }

    @Override
    public boolean isStarted() {
      return prepared.get();
    }
  }
}

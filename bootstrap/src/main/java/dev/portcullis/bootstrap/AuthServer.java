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
import dev.portcullis.application.Settings;
import dev.portcullis.bootstrap.config.Config;
import dev.portcullis.bootstrap.config.HttpConfig;
import dev.portcullis.bootstrap.log.ProcessLog;
import dev.portcullis.bootstrap.metrics.Metrics;
import dev.portcullis.domain.key.KeyNotReadableException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
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
  // Of the tasks that recur: none may hold up the one that hears of revocations.
  private static final int UPKEEP_THREADS = 5;
  private static final long UPKEEP_END_SECONDS = 5;

  private final Clock clock;
  private final Adapters adapters;
  private final OperatorLog log;
  private final Portcullis auth;
  private final Administrators administrators;
  private final Metrics metrics;
  private final AuthHttpServer http;
  private final ScheduledExecutorService scheduler =
      Executors.newScheduledThreadPool(UPKEEP_THREADS, task -> new Thread(task, "maintenance"));
  private final AtomicBoolean prepared = new AtomicBoolean();
  private final CompletableFuture<Void> ready;

  private AuthServer(Config config, Clock clock, SecureRandom random) {
    this.clock = clock;
    Settings settings = Policies.of(config, clock, random);
    adapters = Adapters.of(config, clock, random);
    metrics = new Metrics(clock);
    log = new OperatorLog(metrics.retention()::note);
    auth =
        Portcullis.assemble(
            adapters.ports(log.listeners(), new Ports.Ambient(clock, random)), settings);
    administrators = new Administrators(auth.administration(), config.accounts().administrator());
    http = listen(config, random);
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
    config
        .ignored()
        .unknown()
        .forEach(name -> LOG.warn("{} is no setting of this server: misspelt?", name));
    if (!config.ignored().serviceLinks().isEmpty()) {
      LOG.info(
          "{} describe Kubernetes services whose names begin with auth, and set nothing here; enableServiceLinks: false in the pod leaves them out",
          String.join(", ", config.ignored().serviceLinks()));
    }
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
    auth.close();
    endUpkeep();
    adapters.close();
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
    migrate();
    // Before the first user and the first key, by which a database that is in use is known.
    adapters.upgrade().follow(adapters.store());
    readKeys();
    // Before the policy, without which nobody signs up: a stranger who came first would leave no
    // empty database to create an administrator on.
    administrators.createFirst();
    auth.prepare();
    administrators.tellIfNobody();
  }

  private void migrate() {
    try {
      adapters.store().migrate();
    } catch (SchemaConflictException conflict) {
      throw new StartFailure(String.valueOf(conflict.getMessage()), conflict);
    }
  }

  private void readKeys() {
    try {
      auth.prepareKeys();
    } catch (KeyNotReadableException sealedElsewhere) {
      throw new StartFailure(
          "The signing keys in the database were sealed under another key-encryption key. Set"
              + " AUTH_KEY_ENCRYPTION_KEY to the one in key-encryption.key in the data directory of"
              + " the node that made them.",
          sealedElsewhere);
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
  }

  private void watch() {
    metrics.watch(auth.revocations());
    metrics.watch(adapters.store()::load);
    metrics.watchHashing(http::busyRefusals);
    metrics.watchBreachLookups(adapters::unansweredLookups);
    metrics.watchHashDefects(log::hashDefects);
    metrics.watchLog(ProcessLog::dropped);
    metrics.watchProcess();
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
   * Requests queue before they run: a few more than can be hashed do, so that the statements of one
   * and the hash of another go on at once.
   */
  private static HttpLimits.Hashing hashing(HashingSettings settings) {
    return new HttpLimits.Hashing(
        settings.threads() + REQUESTS_AHEAD, settings.queue(), settings.patience());
  }

  /** Whether there is what requests are answered from. */
  private final class Health implements HealthCheck {
    @Override
    public Map<String, Boolean> dependencies() {
      // A database that can be reached but not read is no use: guarded routes are refused then.
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

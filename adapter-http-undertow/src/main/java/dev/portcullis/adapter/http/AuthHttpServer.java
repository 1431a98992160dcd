package dev.portcullis.adapter.http;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.json.Json;
import dev.portcullis.adapter.http.pipeline.HashingLane;
import dev.portcullis.adapter.http.pipeline.Pipeline;
import dev.portcullis.adapter.http.pipeline.RouteTable;
import dev.portcullis.application.Portcullis;
import io.undertow.Undertow;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.Xnio;

/**
 * The HTTP server: a public listener for the use cases, and a management listener on its own
 * address for operators and monitoring. Runs from {@link #start} until {@link #close}. Thread-safe.
 */
public final class AuthHttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AuthHttpServer.class);

  private final AtomicBoolean serving = new AtomicBoolean(true);
  private final Duration drain;
  private final HashingLane hashing;
  private final Pipeline.Entrance entrance;
  private final Listener open;
  private final Listener management;
  private final InetSocketAddress address;
  private final InetSocketAddress managementAddress;

  private AuthHttpServer(
      HttpSettings settings, Portcullis use, Monitoring monitoring, SecureRandom random) {
    HttpLimits limits = settings.limits();
    hashing =
        new HashingLane(
            limits.hashing().atOnce(), limits.hashing().waiting(), limits.hashing().patience());
    Pipeline pipeline =
        new Pipeline(
            rules(settings, settings.trust().corsOrigins()),
            use.sessions().authenticate(),
            random,
            hashing,
            new Pipeline.Watch(monitoring.requests(), monitoring.health()::isStarted));
    // Not counted: a scraper would mostly count itself.
    Pipeline managementPipeline =
        new Pipeline(
            rules(settings, Set.of()),
            use.sessions().authenticate(),
            random,
            hashing,
            // Must answer during the start too.
            new Pipeline.Watch((method, template, status, nanos) -> {}, () -> true));
    drain = limits.drain();
    entrance = pipeline.to(new RouteTable(Routes.open(use, settings)));
    // Its own threads: when all public workers wait, the probe must still be answered.
    management =
        Listener.start(
            settings.management(),
            limits.withThreads(1, 2),
            managementPipeline.to(new RouteTable(Routes.management(monitoring, serving::get))));
    open = startOrStop(settings);
    address = open.address();
    managementAddress = management.address();
  }

  /**
   * Starts both listeners.
   *
   * @param monitoring health, metrics and the observer of requests
   * @param random creates request ids
   * @throws UncheckedIOException if an address is not one of this machine or is in use; then
   *     nothing runs
   */
  public static AuthHttpServer start(
      HttpSettings settings, Portcullis use, Monitoring monitoring, SecureRandom random) {
    return new AuthHttpServer(
        requireNonNull(settings, "settings"),
        requireNonNull(use, "use"),
        requireNonNull(monitoring, "monitoring"),
        requireNonNull(random, "random"));
  }

  /**
   * Loads the classes that take longest to load, so that {@link #start} takes less time when this
   * has run on another thread meanwhile. Opens nothing. Never necessary.
   */
  public static void preload() {
    // Registers with the JMX server of the JVM, which takes longest of all.
    Xnio.getInstance(Undertow.class.getClassLoader());
    byte[] unused = Json.write(Map.of());
  }

  /** The address of the public listener, with its real port. */
  public InetSocketAddress address() {
    return address;
  }

  /** The address of the management listener, with its real port. */
  public InetSocketAddress managementAddress() {
    return managementAddress;
  }

  /**
   * How many requests were answered {@code busy} since the start, because the hashing queue was
   * full or the server was stopping.
   */
  public long busyRefusals() {
    return hashing.refused();
  }

  /**
   * Stops the server: readiness ends, new requests are refused, and requests in progress finish
   * within the drain time; then both listeners close. May be called again.
   */
  @Override
  public void close() {
    if (!serving.compareAndSet(true, false)) {
      return;
    }
    entrance.drain().shutdown();
    try {
      if (!entrance.drain().awaitShutdown(drain.toMillis())) {
        LOG.warn(
            "Requests are still in progress {} after the stop began; closing their connections",
            drain);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      // First, so that requests in the hashing queue are answered while their connections are open.
      hashing.close();
      open.stop();
      management.stop();
    }
  }

  private Listener startOrStop(HttpSettings settings) {
    try {
      return Listener.start(settings.open(), settings.limits(), entrance);
    } catch (RuntimeException failed) {
      management.stop();
      throw failed;
    }
  }

  private static Pipeline.Rules rules(HttpSettings settings, Set<String> origins) {
    return new Pipeline.Rules(
        settings.introduction().realm(),
        origins,
        settings.limits().maxBody(),
        settings.limits().bodyDeadline(),
        streaming(settings.limits()),
        settings.trust().proxies());
  }

  /** At most a quarter of the workers send long answers, so that the others can answer the rest. */
  private static Pipeline.Streaming streaming(HttpLimits limits) {
    return new Pipeline.Streaming(
        Math.max(1, limits.threads().workers() / 4), limits.reading().streamDeadline());
  }
}

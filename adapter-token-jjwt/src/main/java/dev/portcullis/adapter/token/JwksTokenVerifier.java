package dev.portcullis.adapter.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.key.VerificationKey;
import dev.portcullis.domain.token.AccessTokenVerifier;
import dev.portcullis.domain.token.VerificationOutcome;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Verifies access tokens in another service, with the JWK Set of the issuer (RFC 7517 section 5)
 * and the same strict rules as the issuer.
 *
 * <p>A background thread fetches the set when its cache lifetime ({@code Cache-Control}, limited to
 * 2 seconds to 1 hour) has passed. A token with a known key never waits. A token with an unknown
 * key may cause a fetch and wait for it, for at most 5 seconds and together with at most 15 others;
 * all such tokens together cause at most one fetch in 10 seconds, or in the cache lifetime of the
 * set if that is shorter. After a failed fetch the known keys remain in use for a day, and the
 * fetch is retried after 1 second, then 2, up to a minute.
 *
 * <p>The outcome is {@code Unavailable} until the first fetch has succeeded, when none has
 * succeeded for a day, and for tokens with unknown keys while fetches fail. Sign-outs and role
 * changes do not reach this verifier: a token is accepted until it expires or its key is withdrawn.
 *
 * <p>Verified tokens are not cached; {@link TokenSettings#cacheWeight} is ignored.
 *
 * <p>Thread-safe. The content of a token never selects the URL of a connection.
 */
public final class JwksTokenVerifier implements AccessTokenVerifier, AutoCloseable {
  private static final long CHECK_MILLIS = 1_000;

  private final JwksCache keys;
  private final AccessTokenVerifier verifier;
  private final ScheduledExecutorService thread;
  private final ScheduledFuture<?> checks;

  private JwksTokenVerifier(TokenSettings settings, JwksSource source, Clock clock) {
    this.thread = Executors.newSingleThreadScheduledExecutor(JwksTokenVerifier::daemon);
    this.keys = new JwksCache(source, clock, thread);
    this.verifier = over(settings, keys, clock);
    this.checks =
        thread.scheduleWithFixedDelay(keys::refreshIfDue, 0, CHECK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /**
   * A verifier with the fixed keys of a document. It need not be closed, and its outcome is never
   * {@code Unavailable}.
   *
   * @param jwks a JWK Set; keys that cannot verify access tokens are skipped
   * @throws IllegalArgumentException if the document is not a JWK Set, is longer than 256 kB, or
   *     contains more than 64 keys, duplicate key ids, or no key that verifies access tokens
   */
  public static AccessTokenVerifier ofDocument(TokenSettings settings, String jwks, Clock clock) {
    Map<String, VerificationKey> keys = JwkSetReader.read(jwks.getBytes(UTF_8));
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("JWK Set contains no key that verifies access tokens");
    }
    return over(
        requireNonNull(settings, "settings"),
        (id, now) -> Optional.ofNullable(keys.get(id)),
        requireNonNull(clock, "clock"));
  }

  /** A verifier with the keys from a URL. Starts the background thread and the first fetch. */
  public static JwksTokenVerifier ofUri(TokenSettings settings, JwksSettings jwks, Clock clock) {
    return ofUri(settings, jwks, HttpJwksSource.client(), clock);
  }

  /**
   * A verifier with the keys from a URL, fetched with the HTTP client of the caller, which
   * determines proxy, trusted certificates and connect timeout. {@link #close()} leaves the client
   * open.
   *
   * @throws IllegalArgumentException if the client follows redirects
   */
  public static JwksTokenVerifier ofUri(
      TokenSettings settings, JwksSettings jwks, HttpClient client, Clock clock) {
    requireNonNull(settings, "settings");
    HttpJwksSource source = new HttpJwksSource(client, jwks.uri());
    return new JwksTokenVerifier(settings, source, requireNonNull(clock, "clock"));
  }

  @Override
  public VerificationOutcome verify(String compact) {
    return verifier.verify(compact);
  }

  /** Whether tokens can be verified now; for the readiness check of the service. */
  public boolean isReady() {
    return keys.isReady();
  }

  /**
   * Waits for the first keys, for the start of a service.
   *
   * @return false if they were not fetched in time
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public boolean awaitKeys(Duration atMost) throws InterruptedException {
    return keys.awaitKeys(atMost);
  }

  /**
   * The failure of the last fetch, for logs; empty if it succeeded. Contains no part of any token.
   */
  public Optional<Exception> lastFailure() {
    return keys.lastFailure();
  }

  /** Stops the background thread. Tokens are still verified with the known keys. */
  @Override
  public void close() {
    checks.cancel(false);
    keys.close();
    thread.shutdownNow();
  }

  /** Waits for the running fetch, at most for the timeout of one. */
  void awaitFetch() {
    keys.currentFetch()
        .copy()
        .completeOnTimeout(null, HttpJwksSource.TOTAL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  private static AccessTokenVerifier over(
      TokenSettings settings, VerificationKeys keys, Clock clock) {
    return new JjwtVerifier(new StrictReader(keys, new StrictClaims(settings)), clock);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "portcullis-jwks");
    thread.setDaemon(true);
    return thread;
  }
}

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
 * Verifies access tokens in another service, which knows nothing of their issuer but its JWK Set
 * (RFC 7517 section 5), by the same strict rules as the issuer itself.
 *
 * <p>The set is fetched in the background, by a thread of its own, once it is older than its {@code
 * Cache-Control} says, but for 2 seconds at least and 1 hour at most. A token of a known key never
 * waits. One of an unknown key may cause a fetch, one in 10 seconds (or in the time that the set
 * may be kept, if that is shorter) for all such tokens together, and waits for it, up to 5 seconds
 * and with 15 others at most. A fetch that fails leaves the keys as they are, for a day, and is
 * tried again after 1 second, then 2, up to a minute.
 *
 * <p>The answer is {@code Unavailable} until the first fetch has succeeded, when none has for a
 * day, and for tokens of unknown keys while fetches fail. Sign-outs and role changes do not reach
 * this verifier: a token counts until it expires, or its key is withdrawn.
 *
 * <p>Verified tokens are not remembered, whatever the settings say of that.
 *
 * <p>Thread-safe. Nothing that a token says leads to a connection elsewhere.
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
   * Verifies by the keys of this document, which stay as they are. Has nothing to close, and never
   * answers {@code Unavailable}.
   *
   * @param jwks a JWK Set; keys in it that are of no use here are passed over
   * @throws IllegalArgumentException if it is no JWK Set, is longer than 256 kB, has more than 64
   *     keys, a key id twice, or no key that verifies access tokens
   */
  public static AccessTokenVerifier ofDocument(TokenSettings settings, String jwks, Clock clock) {
    Map<String, VerificationKey> keys = JwkSetReader.read(jwks.getBytes(UTF_8));
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("a JWK Set without a key that verifies access tokens");
    }
    return over(
        requireNonNull(settings, "settings"),
        (id, now) -> Optional.ofNullable(keys.get(id)),
        requireNonNull(clock, "clock"));
  }

  /** Verifies by the keys behind an address, and begins to fetch them. */
  public static JwksTokenVerifier ofUri(TokenSettings settings, JwksSettings jwks, Clock clock) {
    return ofUri(settings, jwks, HttpJwksSource.client(), clock);
  }

  /**
   * Verifies by the keys behind an address, fetched by a client of the caller's, which brings its
   * own proxy, trusted certificates and connect timeout. It is not closed.
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

  /** Whether tokens can be judged: for the readiness check of the service. */
  public boolean isReady() {
    return keys.isReady();
  }

  /** Waits for the first keys, at a service's start; tells whether they have come. */
  public boolean awaitKeys(Duration atMost) throws InterruptedException {
    return keys.awaitKeys(atMost);
  }

  /** Why the last fetch failed, if it did; for logs. Holds nothing of any token. */
  public Optional<Exception> lastFailure() {
    return keys.lastFailure();
  }

  /** Ends the thread. Tokens are still verified, by the keys that are known. */
  @Override
  public void close() {
    checks.cancel(false);
    keys.close();
    thread.shutdownNow();
  }

  /** Waits for the fetch that is under way, as long as one may take. */
  void awaitFetch() {
    keys.underWay()
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

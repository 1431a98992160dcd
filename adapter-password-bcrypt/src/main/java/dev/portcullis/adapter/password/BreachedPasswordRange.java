package dev.portcullis.adapter.password;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.credential.BreachedPasswords;
import dev.portcullis.domain.credential.PlainPassword;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;

/**
 * Looks passwords up at a service with the range API of Have I Been Pwned. The request contains the
 * first 5 of the 40 hexadecimal digits of the password's SHA-1; the response lists the remaining
 * digits of all known passwords with that prefix, one {@code SUFFIX:COUNT} a line. Padding lines,
 * which hide the true number of suffixes, have the count 0.
 *
 * <p>Fails open: after an error or a timeout the password counts as not breached, and {@link
 * #failures} is raised. The same applies to skipped lookups: at most two run at a time, and after
 * three consecutive failures all are skipped for 30 seconds, so that a service that hangs delays
 * nothing else. Follows no redirects. Thread-safe; blocks the caller for at most the timeout.
 */
public final class BreachedPasswordRange implements BreachedPasswords {
  private static final int PREFIX_LENGTH = 5;
  private static final int AT_ONCE = 2;
  private static final int FAILURES_IN_A_ROW = 3;
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final HttpClient client;
  private final URI range;
  private final Duration timeout;
  private final LongConsumer unanswered;
  private final LookupBounds bounds;
  private final LongAdder failures = new LongAdder();

  /**
   * Creates a client of {@code range}; opens no connection yet.
   *
   * @param range the URL before the 5 digits, with a trailing slash
   * @param timeout for the whole exchange
   * @param clock measures the pauses after failures
   * @param unanswered called after each failed or skipped lookup, with the total so far
   */
  public BreachedPasswordRange(URI range, Duration timeout, Clock clock, LongConsumer unanswered) {
    this.range = requireNonNull(range, "range");
    this.timeout = requireNonNull(timeout, "timeout");
    this.unanswered = requireNonNull(unanswered, "unanswered");
    this.bounds = new LookupBounds(AT_ONCE, FAILURES_IN_A_ROW, PAUSE, clock);
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** Number of lookups that failed or were skipped, so that the password was accepted unchecked. */
  public long failures() {
    return failures.sum();
  }

  @Override
  public boolean contains(PlainPassword password) {
    requireNonNull(password, "password");
    return bounds.lookUp(() -> lookUp(password)).orElseGet(this::failOpen);
  }

  /** Whether the service lists {@code password}; empty if the lookup failed. */
  private Optional<Boolean> lookUp(PlainPassword password) {
    String digest = sha1(password);
    String suffix = digest.substring(PREFIX_LENGTH);
    try {
      return Optional.of(
          suffixes(digest.substring(0, PREFIX_LENGTH))
              .lines()
              .anyMatch(line -> isOf(suffix, line)));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (IOException | ExecutionException | TimeoutException noAnswer) {
      return Optional.empty();
    }
  }

  private String suffixes(String prefix)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    HttpRequest request =
        HttpRequest.newBuilder(range.resolve(prefix))
            .timeout(timeout)
            .header("Add-Padding", "true")
            .header("User-Agent", "portcullis")
            .build();
    CompletableFuture<HttpResponse<String>> exchange =
        client.sendAsync(request, BodyHandlers.ofString());
    try {
      // The timeout of the request ends with the headers; this one also covers a slow body.
      HttpResponse<String> response = exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != 200) {
        throw new IOException(
            "breached-password lookup failed with status " + response.statusCode());
      }
      return response.body();
    } finally {
      exchange.cancel(true);
    }
  }

  private boolean failOpen() {
    failures.increment();
    unanswered.accept(failures.sum());
    return false;
  }

  private static boolean isOf(String suffix, String line) {
    String[] parts = line.strip().split(":", 2);
    return parts.length == 2 && parts[0].equalsIgnoreCase(suffix) && !parts[1].equals("0");
  }

  private static String sha1(PlainPassword password) {
    byte[] typed = PasswordBytes.asTyped(password);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-1").digest(typed);
      return HexFormat.of().withUpperCase().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-1 is part of every JDK", e);
    } finally {
      Arrays.fill(typed, (byte) 0);
    }
  }
}

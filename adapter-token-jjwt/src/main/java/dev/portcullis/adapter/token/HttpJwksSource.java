package dev.portcullis.adapter.token;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches a JWK Set from one fixed URL. Neither a token nor a response can change that URL.
 * Thread-safe.
 */
final class HttpJwksSource implements JwksSource {
  static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

  /** From the start of the request to the last byte of the body. */
  static final Duration TOTAL_TIMEOUT = Duration.ofSeconds(5);

  private static final int OK = 200;

  private final HttpClient client;
  private final HttpRequest request;
  private final Duration timeout;

  HttpJwksSource(HttpClient client, URI uri) {
    this(client, uri, TOTAL_TIMEOUT);
  }

  HttpJwksSource(HttpClient client, URI uri, Duration timeout) {
    if (client.followRedirects() != HttpClient.Redirect.NEVER) {
      throw new IllegalArgumentException("the client must not follow redirects");
    }
    this.client = client;
    this.timeout = timeout;
    this.request =
        HttpRequest.newBuilder(uri)
            .header("Accept", "application/jwk-set+json, application/json")
            .timeout(timeout)
            .build();
  }

  /** A client with the connect timeout of this class, which follows no redirects. */
  static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(CONNECT_TIMEOUT)
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }

  @Override
  public Fetched fetch() throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, HttpJwksSource::bodyOf);
    try {
      // The timeout of the request ends with the headers; this one also covers a slow body.
      HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != OK) {
        throw new IOException("JWK Set request failed with status " + response.statusCode());
      }
      return new Fetched(response.body(), CacheLifetime.of(response.headers()));
    } catch (ExecutionException failed) {
      throw new IOException("JWK Set request failed", failed.getCause());
    } catch (TimeoutException late) {
      throw new IOException("JWK Set request timed out after " + timeout, late);
    } finally {
      answer.cancel(true);
    }
  }

  private static BodySubscriber<byte[]> bodyOf(ResponseInfo answer) {
    // The body of an error response is discarded, whatever its length.
    return answer.statusCode() == OK
        ? new BoundedBody(JwkSetReader.MAX_LENGTH)
        : BodySubscribers.replacing(new byte[0]);
  }
}

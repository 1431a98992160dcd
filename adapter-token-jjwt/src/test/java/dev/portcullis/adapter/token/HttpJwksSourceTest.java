package dev.portcullis.adapter.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpJwksSourceTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final byte[] SET = "{\"keys\":[]}".getBytes(UTF_8);

  private final CountDownLatch testEnded = new CountDownLatch(1);
  private final JwksServer server = new JwksServer(JwksServer.document("{\"keys\":[]}"));

  @AfterEach
  void stop() {
    testEnded.countDown();
    server.close();
  }

  @Test
  void setIsFetchedWhateverItsContentType() throws Exception {
    JwksSource.Fetched fetched = fetch();
    assertArrayEquals(SET, fetched.document());
    assertEquals(Duration.ofHours(1), fetched.lifetime());
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 206, 301, 304, 400, 401, 404, 500, 503})
  void otherStatusThan200IsAFailure(int status) {
    server.answers(request -> request.sendResponseHeaders(status, -1));
    assertThrows(IOException.class, this::fetch);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirectIsNotFollowed(int status) {
    try (JwksServer elsewhere = new JwksServer(JwksServer.document("{\"keys\":[]}"))) {
      server.answers(
          request -> {
            request.getResponseHeaders().add("Location", elsewhere.settings().uri().toString());
            request.sendResponseHeaders(status, -1);
          });
      assertThrows(IOException.class, this::fetch);
      assertEquals(1, server.requests());
      assertEquals(0, elsewhere.requests());
    }
  }

  @Test
  void clientThatFollowsRedirectsIsRefused() {
    HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    assertThrows(
        IllegalArgumentException.class, () -> new HttpJwksSource(client, server.settings().uri()));
  }

  @Test
  void bodyUpToTheLimitIsAccepted() throws Exception {
    server.answers(request -> JwksServer.send(request, 200, new byte[256 * 1024]));
    assertEquals(256 * 1024, fetch().document().length);
    server.answers(request -> JwksServer.send(request, 200, new byte[256 * 1024 + 1]));
    assertThrows(IOException.class, this::fetch);
  }

  /**
   * The server writes until the connection is closed, which shows that the body was not read to its
   * end.
   */
  @ParameterizedTest
  @ValueSource(ints = {200, 404})
  void endlessBodyIsCutOff(int status) throws Exception {
    CountDownLatch broken = new CountDownLatch(1);
    server.answers(
        request -> {
          request.sendResponseHeaders(status, 0);
          try (OutputStream body = request.getResponseBody()) {
            while (testEnded.getCount() > 0) {
              body.write(new byte[8192]);
            }
          } catch (IOException cut) {
            broken.countDown();
          }
        });
    assertThrows(IOException.class, this::fetch);
    assertTrue(broken.await(LONG.toSeconds(), TimeUnit.SECONDS));
  }

  @Test
  void missingResponseTimesOut() {
    server.answers(request -> testEnded.await());
    assertLate();
  }

  @Test
  void endlessBodyTimesOut() {
    server.answers(
        request -> {
          request.sendResponseHeaders(200, 100);
          request.getResponseBody().write(new byte[50]);
          request.getResponseBody().flush();
          testEnded.await();
        });
    assertLate();
  }

  @Test
  void closedPortIsAFailure() {
    server.close();
    assertThrows(IOException.class, this::fetch);
  }

  private void assertLate() {
    HttpJwksSource source =
        new HttpJwksSource(HttpJwksSource.client(), server.settings().uri(), SHORT);
    assertTimeoutPreemptively(LONG, () -> assertThrows(IOException.class, source::fetch));
  }

  private JwksSource.Fetched fetch() throws IOException, InterruptedException {
    return new HttpJwksSource(HttpJwksSource.client(), server.settings().uri()).fetch();
  }
}

package dev.portcullis.adapter.password;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.testkit.fixture.Background;
import dev.portcullis.testkit.fixture.MutableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BreachedPasswordRangeTest {
  // printf 'correct horse battery staple' | sha1sum
  private static final String PREFIX = "ABF7A";
  private static final String ENDING = "AD6438836DBE526AA231ABDE2D0EEF74D42";
  private static final String PASSWORD = "correct horse battery staple";

  // Long enough for an answer on a busy machine.
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

  private final MutableClock clock = MutableClock.atNoon();
  private final Queue<String> requests = new ConcurrentLinkedQueue<>();
  private final Queue<Long> counts = new ConcurrentLinkedQueue<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer service;

  /** What the service does with a request. */
  @FunctionalInterface
  interface Behaviour {
    void answer(HttpExchange exchange) throws IOException, InterruptedException;
  }

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.setExecutor(threads);
    service.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    service.stop(0);
    threads.shutdownNow();
  }

  @Test
  void suffixesInTheResponseAreBreachedInAnyCase() {
    for (String answer :
        List.of(
            "0000000000000000000000000000000000F:1\r\n" + ENDING + ":37\r\n",
            ENDING.toLowerCase(Locale.ROOT) + ":1")) {
      assertTrue(lookUp(answering(200, answer)), answer);
    }
    assertEquals(List.of(), List.copyOf(counts));
  }

  @Test
  void otherSuffixesAndPaddingAreNot() {
    for (String answer : List.of("", ENDING + ":0\r\n", ENDING.replace('D', 'E') + ":9", ENDING)) {
      assertFalse(lookUp(answering(200, answer)), answer);
    }
    assertEquals(List.of(), List.copyOf(counts));
  }

  @Test
  void onlyFiveDigitsAreSentAndPaddingIsRequested() {
    lookUp(answering(200, ""));
    assertEquals(List.of("/range/" + PREFIX + " true"), List.copyOf(requests));
  }

  @Test
  void afterAFailureThePasswordIsAcceptedAndTheFailureCounted() {
    for (int status : new int[] {301, 404, 429, 500, 503}) {
      assertFalse(lookUp(answering(status, ENDING + ":9")));
    }
    assertEquals(5, counts.size());
  }

  @Test
  void whileTheServiceIsDownThePasswordIsAccepted() {
    BreachedPasswordRange range = range(LONG_ENOUGH);
    service.stop(0);

    assertFalse(ask(range));
    assertFalse(ask(range));
    assertEquals(2, range.failures());
    assertEquals(List.of(1L, 2L), List.copyOf(counts));
  }

  @Test
  void whenTheServiceIsSlowAtAnyPointThePasswordIsAcceptedInTime() {
    Behaviour silent = exchange -> end.await();
    Behaviour stuck =
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write(ENDING.getBytes(US_ASCII));
          exchange.getResponseBody().flush();
          end.await();
        };
    for (Behaviour slow : List.of(silent, stuck)) {
      assertFalse(assertTimeout(Duration.ofSeconds(10), () -> lookUp(slow, Duration.ofSeconds(1))));
    }
    assertEquals(2, counts.size());
  }

  @Test
  void whileTwoLookupsHangAllOthersAreSkippedAtOnce() {
    CountDownLatch stuck = new CountDownLatch(2);
    serve(
        exchange -> {
          stuck.countDown();
          end.await();
        });
    BreachedPasswordRange range = range(LONG_ENOUGH);
    List<Background<Boolean>> waiting =
        List.of(Background.start(() -> ask(range)), Background.start(() -> ask(range)));
    Background.await(stuck);

    for (int i = 0; i < 10; i++) {
      assertFalse(ask(range));
    }
    assertEquals(10, range.failures());
    end.countDown();
    waiting.forEach(lookup -> assertFalse(lookup.result()));
    assertEquals(12, range.failures());
  }

  @Test
  void afterThreeConsecutiveFailuresTheServiceIsNotCalledForHalfAMinute() {
    serve(answering(500, ""));
    BreachedPasswordRange range = range(LONG_ENOUGH);
    for (int i = 0; i < 5; i++) {
      assertFalse(ask(range));
    }
    assertEquals(3, requests.size());
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L), List.copyOf(counts));

    clock.advance(Duration.ofSeconds(30));
    assertFalse(ask(range));
    assertEquals(4, requests.size());
  }

  private boolean lookUp(Behaviour behaviour) {
    return lookUp(behaviour, LONG_ENOUGH);
  }

  private boolean lookUp(Behaviour behaviour, Duration maxWait) {
    serve(behaviour);
    try {
      return ask(range(maxWait));
    } finally {
      service.removeContext("/range/");
    }
  }

  private void serve(Behaviour behaviour) {
    service.createContext(
        "/range/",
        exchange -> {
          requests.add(
              exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Add-Padding"));
          try (exchange) {
            behaviour.answer(exchange);
          } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private static Behaviour answering(int status, String body) {
    return exchange -> {
      byte[] bytes = body.getBytes(US_ASCII);
      exchange.getResponseHeaders().add("Location", "/elsewhere");
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  private BreachedPasswordRange range(Duration maxWait) {
    URI uri = URI.create("http://127.0.0.1:" + service.getAddress().getPort() + "/range/");
    return new BreachedPasswordRange(uri, maxWait, clock, counts::add);
  }

  private static boolean ask(BreachedPasswordRange range) {
    try (PlainPassword password = PlainPassword.of(PASSWORD)) {
      return range.contains(password);
    }
  }
}

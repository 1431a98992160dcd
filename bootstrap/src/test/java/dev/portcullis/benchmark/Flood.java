package dev.portcullis.benchmark;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Sign-ins at a steady rate, whatever becomes of them. */
final class Flood {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final List<HttpRequest> signIns;
  private final long paceNanos;

  /** Sends {@code bodies} in turn. */
  Flood(URI server, List<String> bodies, double perSecond) {
    paceNanos = (long) (1e9 / perSecond);
    signIns = bodies.stream().map(body -> signIn(server, body)).toList();
  }

  private static HttpRequest signIn(URI server, String body) {
    return HttpRequest.newBuilder(server.resolve("/api/auth/signin"))
        .timeout(Duration.ofSeconds(30))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  /** Sends for {@code time}, and forgets what was answered before. */
  // The outcome is counted where it arrives.
  @SuppressWarnings("FutureReturnValueIgnored")
  void run(Duration time) {
    statuses.clear();
    int next = 0;
    long due = System.nanoTime();
    long end = due + time.toNanos();
    while (due < end) {
      underWay.incrementAndGet();
      client
          .sendAsync(signIns.get(next++ % signIns.size()), BodyHandlers.ofString())
          .whenComplete((answer, failure) -> count(answer == null ? 0 : answer.statusCode()));
      due += paceNanos;
      LockSupport.parkNanos(due - System.nanoTime());
    }
  }

  /** Waits until all that was sent is answered. */
  void awaitAnswers() throws InterruptedException {
    while (underWay.get() > 0) {
      Thread.sleep(10);
    }
  }

  /** How many answers came since the last {@link #run} began, by status; 0 for none at all. */
  Map<Integer, Long> answers() {
    Map<Integer, Long> sums = new TreeMap<>();
    statuses.forEach((status, count) -> sums.put(status, count.sum()));
    return sums;
  }

  private void count(int status) {
    underWay.decrementAndGet();
    statuses.computeIfAbsent(status, first -> new LongAdder()).increment();
  }
}

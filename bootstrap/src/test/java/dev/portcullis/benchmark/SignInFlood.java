package dev.portcullis.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.endtoend.ServerProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Floods the built server with ten times the sign-ins it can serve, all of them with the right
 * password, and tells what is left of sign-ins and of everything else. {@code docs/capacity.md}
 * says how to run it and what came out.
 */
public final class SignInFlood {
  private static final int COST = 12;
  private static final int TIMES_CAPACITY = 10;
  private static final int PROBES_PER_SECOND = 40;
  private static final Duration BARE = Duration.ofSeconds(10);
  private static final Duration WARM_UP = Duration.ofSeconds(5);
  private static final String ACCOUNT =
      "{\"username\":\"flood\",\"email\":\"flood@example.org\",\"password\":\"correct horse battery staple\"}";
  private static final String SIGN_IN =
      "{\"username\":\"flood\",\"password\":\"correct horse battery staple\"}";

  private final Duration time;
  private final int processors = Runtime.getRuntime().availableProcessors();

  private SignInFlood(Duration time) {
    this.time = time;
  }

  /**
   * Takes the seconds to flood for, 30 unless given. Run from {@code bootstrap}, on a quiet
   * machine.
   */
  public static void main(String[] arguments) throws Exception {
    int seconds = arguments.length == 0 ? 30 : Integer.parseInt(arguments[0]);
    new SignInFlood(Duration.ofSeconds(seconds)).run();
  }

  private void run() throws Exception {
    say("%d processors, Java %s, load %s", processors, Runtime.version(), load());
    BareBcrypt.rate(COST, processors, WARM_UP);
    double before = BareBcrypt.rate(COST, processors, BARE);
    double served = flood(before * TIMES_CAPACITY);
    double after = BareBcrypt.rate(COST, processors, BARE);
    double bare = (before + after) / 2;
    say("bare library at cost %d: %.2f/s before, %.2f/s after", COST, before, after);
    say("sign-ins served: %.2f/s, %.2f of the bare library", served, served / bare);
    say("load %s", load());
  }

  private double flood(double perSecond) throws Exception {
    Path directory = Files.createTempDirectory("flood");
    try (ServerProcess server = ServerProcess.start(directory, settings()).awaitReady()) {
      URI address = server.address();
      signUp(address);
      Flood flood = new Flood(address, SIGN_IN, perSecond);
      String token = flood.once().body().replaceAll("(?s).*\"accessToken\":\"([^\"]*)\".*", "$1");
      say("quiet:");
      probed(address, token, () -> Thread.sleep(time.toMillis() / 2));
      flood.run(WARM_UP);
      say("flooded with %.0f sign-ins/s:", perSecond);
      long begin = System.nanoTime();
      probed(address, token, () -> flood.run(time));
      Map<Integer, Long> answers = flood.answers();
      double seconds = (System.nanoTime() - begin) / 1e9;
      say("  answers by status: %s in %.1f s", answers, seconds);
      return answers.getOrDefault(200, 0L) / seconds;
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  private static void probed(URI server, String token, Work work) throws Exception {
    Map<String, LatencyProbe> probes = new LinkedHashMap<>();
    for (String path : List.of("/api/test/user", "/api/me")) {
      probes.put(path, new LatencyProbe(server, path, token, PROBES_PER_SECOND).start());
    }
    work.run();
    for (Map.Entry<String, LatencyProbe> probe : probes.entrySet()) {
      say("  %s: %s", probe.getKey(), probe.getValue().stop());
    }
  }

  /**
   * Whatever is set here reaches the server; the throttles must not be what holds the flood back.
   */
  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(Throttles.wideOpen());
    System.getenv()
        .forEach(
            (name, value) -> {
              if (name.startsWith("AUTH_")) {
                settings.put(name, value);
              }
            });
    return settings;
  }

  private static void signUp(URI server) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/api/auth/signup"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(ACCOUNT))
            .build();
    HttpClient.newHttpClient().send(request, BodyHandlers.ofString(UTF_8));
  }

  private static String load() throws Exception {
    Path file = Path.of("/proc/loadavg");
    return Files.isReadable(file) ? Files.readString(file).strip() : "unknown";
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}

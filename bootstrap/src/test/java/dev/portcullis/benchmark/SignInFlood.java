package dev.portcullis.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.endtoend.ServerProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
  // Processors; as much as the machine's own housekeeping.
  private static final double QUIET = 0.1;
  private static final int PROBES_PER_SECOND = 40;
  private static final Duration BARE = Duration.ofSeconds(5);
  private static final Duration WARM_UP = Duration.ofSeconds(5);
  // The server's compiler takes a third of a processor in the first minutes.
  private static final Duration FIRST_WARM_UP = Duration.ofMinutes(2);
  private static final String PASSWORD = "correct horse battery staple";
  // So many that none opens more sessions than a user may have, which would cost more.
  private static final int ACCOUNTS = 40;

  private final Duration time;
  private final int rounds;
  private final int processors = Runtime.getRuntime().availableProcessors();
  private final Samples bare = new Samples();
  private final Samples bareProbed = new Samples();
  private final Samples served = new Samples();

  private SignInFlood(Duration time, int rounds) {
    this.time = time;
    this.rounds = rounds;
  }

  /**
   * Takes the seconds to flood for, 20 unless given, and how often, 3 times unless given. Run from
   * {@code bootstrap}, on a quiet machine.
   */
  public static void main(String[] arguments) throws Exception {
    int seconds = arguments.length < 1 ? 20 : Integer.parseInt(arguments[0]);
    int rounds = arguments.length < 2 ? 3 : Integer.parseInt(arguments[1]);
    new SignInFlood(Duration.ofSeconds(seconds), rounds).run();
  }

  private void run() throws Exception {
    say("%d processors, Java %s, load %s", processors, Runtime.version(), load());
    double capacity = processors * 1e9 / HashingCosts.nanosPerHash(COST);
    Path directory = Files.createTempDirectory("flood");
    try (ServerProcess server =
        ServerProcess.start(ServerProcess.JAR, directory, settings()).awaitReady()) {
      String token = tokenOf(signUp(server.address(), "probe"), server.address());
      List<String> signIns = new ArrayList<>();
      for (int i = 0; i < ACCOUNTS; i++) {
        signIns.add(signUp(server.address(), "flood" + i));
      }
      Flood flood = new Flood(server.address(), signIns, capacity * TIMES_CAPACITY);
      say("warming up:");
      probed(server.address(), token, () -> warmedUp(flood));
      say("quiet:");
      probed(server.address(), token, this::nothing);
      say("flooded with %.0f sign-ins/s:", capacity * TIMES_CAPACITY);
      for (int i = 0; i < rounds; i++) {
        round(server, token, flood);
      }
    }
    say("medians of what was counted in %d rounds:", rounds);
    say("bare library at cost %d, the server idle: %.2f/s", COST, bare.median());
    say("the same while the probes run: %.2f/s", bareProbed.median());
    say(
        "sign-ins served: %.2f/s, %.2f and %.2f of these",
        served.median(), served.median() / bare.median(), served.median() / bareProbed.median());
    say("load %s", load());
  }

  private double nothing() throws InterruptedException {
    Thread.sleep(time.toMillis());
    return 0;
  }

  private double warmedUp(Flood flood) throws InterruptedException {
    flood.run(FIRST_WARM_UP);
    flood.awaitAnswers();
    return 0;
  }

  /** What is compared is measured in turn: a machine is not as fast at all times. */
  private void round(ServerProcess server, String token, Flood flood) throws Exception {
    URI address = server.address();
    Measurement hashes = () -> BareBcrypt.rate(COST, processors, BARE);
    sample("bare", bare, server, hashes);
    sample("bare, probed", bareProbed, server, () -> probed(address, token, hashes));
    flood.run(WARM_UP);
    sample("flooded", served, server, () -> probed(address, token, () -> signIns(flood)));
    flood.awaitAnswers();
  }

  private double signIns(Flood flood) {
    long begin = System.nanoTime();
    flood.run(time);
    Map<Integer, Long> answers = flood.answers();
    say("  answers by status: %s", answers);
    return answers.getOrDefault(200, 0L) * 1e9 / (System.nanoTime() - begin);
  }

  /** Measures, and keeps the result if no other process was busy. */
  private static void sample(
      String name, Samples samples, ServerProcess server, Measurement measurement)
      throws Exception {
    Processors before = Processors.now(server.handle());
    long begin = System.nanoTime();
    double rate = measurement.rate();
    double seconds = (System.nanoTime() - begin) / 1e9;
    Processors taken = Processors.now(server.handle()).since(before);
    boolean quiet = taken.others().toMillis() / 1e3 < QUIET * seconds;
    if (quiet) {
      samples.add(rate);
    }
    say("%s: %.2f/s, %s", name, rate, quiet ? "counted" : "not counted");
    say("  processors taken: %s", taken.over(seconds));
  }

  private interface Measurement {
    /** Of whatever, a second. */
    double rate() throws Exception;
  }

  private static double probed(URI server, String token, Measurement measurement) throws Exception {
    Map<String, LatencyProbe> probes = new LinkedHashMap<>();
    for (String path : List.of("/api/test/user", "/api/me")) {
      probes.put(path, new LatencyProbe(server, path, token, PROBES_PER_SECOND).start());
    }
    double rate = measurement.rate();
    for (Map.Entry<String, LatencyProbe> probe : probes.entrySet()) {
      say("  %s: %s", probe.getKey(), probe.getValue().stop());
    }
    return rate;
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

  /** Opens an account and returns what signs in to it. */
  private static String signUp(URI server, String name) throws Exception {
    String account = "{\"username\":\"%1$s\",\"email\":\"%1$s@example.org\",\"password\":\"%2$s\"}";
    post(server.resolve("/api/auth/signup"), account.formatted(name, PASSWORD));
    return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, PASSWORD);
  }

  private static String tokenOf(String signIn, URI server) throws Exception {
    return post(server.resolve("/api/auth/signin"), signIn)
        .replaceAll("(?s).*\"accessToken\":\"([^\"]*)\".*", "$1");
  }

  private static String post(URI address, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofString(UTF_8));
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  private static String load() throws Exception {
    Path file = Path.of("/proc/loadavg");
    return Files.isReadable(file) ? Files.readString(file).strip() : "unknown";
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}

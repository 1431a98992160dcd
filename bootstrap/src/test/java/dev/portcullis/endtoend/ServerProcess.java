package dev.portcullis.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.adapter.password.BcryptPasswordHasher;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server as operators run it: the built jar in a process of its own. */
public final class ServerProcess implements AutoCloseable {
  private static final Pattern READY =
      Pattern.compile("is ready on http:/(/\\S+), management on http:/(/\\S+), database");
  private static final long PATIENCE_SECONDS = 90;

  /** For a process that lives for seconds: the second compiler costs it more than it saves. */
  static final List<String> SHORT_LIVED = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  /** As the build made it. */
  public static final Path JAR = Path.of("target", "portcullis.jar");

  /** Of the distribution, unpacked. */
  public static final Path LAUNCHER = Path.of("target", "portcullis", "bin", "portcullis");

  private final Process process;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Matcher> ready = new CompletableFuture<>();
  private final Semaphore reading = new Semaphore(1);
  private final Thread reader;
  private volatile boolean isReading = true;

  private ServerProcess(Process process) {
    this.process = process;
    reader = new Thread(this::read, "server-output");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts it in {@code directory} with these settings, on ports of the system's choice and with
   * the lowest cost of a hash unless they say otherwise.
   */
  public static ServerProcess start(Path directory, Map<String, String> settings) {
    List<String> options = new ArrayList<>(LoadedClasses.options());
    options.addAll(SHORT_LIVED);
    return start(JAR, options, directory, cheap(settings));
  }

  /** Starts {@code jar} as an operator would: with no options of the JVM, and no other defaults. */
  public static ServerProcess start(Path jar, Path directory, Map<String, String> settings) {
    return start(jar, List.of(), directory, settings);
  }

  /** Starts {@code jar} with these options of the JVM. */
  public static ServerProcess start(
      Path jar, List<String> options, Path directory, Map<String, String> settings) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.addAll(options);
    command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
    return start(command, directory, settings);
  }

  /** Starts it by its launcher, with no settings but these and the ports. */
  public static ServerProcess launch(Path directory, Map<String, String> settings) {
    return start(List.of(LAUNCHER.toAbsolutePath().toString()), directory, settings);
  }

  private static ServerProcess start(
      List<String> command, Path directory, Map<String, String> settings) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.directory(directory.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("AUTH_"));
    builder.environment().put("AUTH_HTTP_PORT", "0");
    builder.environment().put("AUTH_MANAGEMENT_PORT", "0");
    builder.environment().putAll(settings);
    return start(builder);
  }

  /** Starts a server with the command, environment and directory of {@code builder}. */
  public static ServerProcess start(ProcessBuilder builder) {
    try {
      return new ServerProcess(builder.redirectErrorStream(true).start());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The settings with the lowest cost of a hash that the server takes, unless they name one. */
  static Map<String, String> cheap(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.putIfAbsent("AUTH_PASSWORD_COST", Integer.toString(BcryptPasswordHasher.MIN_COST));
    return all;
  }

  /** Waits until it says that it is ready. */
  public ServerProcess awaitReady() {
    waitForReady();
    return this;
  }

  /** Where its public listener is. */
  public URI address() {
    return URI.create("http:/" + waitForReady().group(1));
  }

  /** Where its management listener is. */
  URI managementAddress() {
    return URI.create("http:/" + waitForReady().group(2));
  }

  /** The process, to look at. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** What it has printed so far. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for a line that contains {@code text}. */
  void awaitLine(String text) {
    Waiting.until(
        () -> lines.stream().anyMatch(line -> line.contains(text)), "a line with: " + text);
  }

  /** Stops reading the output, like a container runtime that hangs; the pipe fills up. */
  void stopReading() {
    isReading = false;
    reading.acquireUninterruptibly();
  }

  /** Reads on. */
  void goOnReading() {
    isReading = true;
    reading.release();
  }

  /** Asks it to end, as a supervisor would. */
  public int terminate() {
    // By its handle: the process itself would close its output, and its last lines were lost.
    process.toHandle().destroy();
    return awaitExit();
  }

  /** Ends it without asking. */
  void kill() {
    process.destroyForcibly();
    awaitExit();
  }

  /** Waits for its end and returns its exit code. */
  int awaitExit() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("still running; it printed " + lines);
      }
      if (isReading) {
        // What it printed last is in the pipe when the process is gone already.
        reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }

  private Matcher waitForReady() {
    try {
      return ready.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (Exception notReady) {
      throw new AssertionError("not ready; it printed " + String.join("\n", lines), notReady);
    }
  }

  private void read() {
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      Optional<String> line = Optional.ofNullable(output.readLine());
      while (line.isPresent()) {
        lines.add(line.get());
        // JSON may have a backslash before each slash (RFC 8259 section 7), and our log has.
        Matcher matcher = READY.matcher(line.get().replace("\\/", "/"));
        if (matcher.find()) {
          ready.complete(matcher);
        }
        reading.acquireUninterruptibly();
        reading.release();
        line = Optional.ofNullable(output.readLine());
      }
      ready.completeExceptionally(new AssertionError("it ended"));
    } catch (IOException closed) {
      ready.completeExceptionally(closed);
    }
  }
}

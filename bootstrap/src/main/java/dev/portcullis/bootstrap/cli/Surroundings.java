package dev.portcullis.bootstrap.cli;

import static java.util.Objects.requireNonNull;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a command gets from its process. {@code toString} shows no value of the environment.
 *
 * @param environment the variables of the environment
 * @param directory where {@code .env} is looked for
 * @param streams the standard streams
 */
public record Surroundings(Map<String, String> environment, Path directory, Streams streams) {
  /** Copies {@code environment}. */
  public Surroundings {
    environment = Map.copyOf(environment);
    requireNonNull(directory, "directory");
    requireNonNull(streams, "streams");
  }

  @Override
  public String toString() {
    return "Surroundings[" + new TreeSet<>(environment.keySet()) + ", " + directory + "]";
  }

  /**
   * The standard streams of the process.
   *
   * @param in standard input
   * @param out standard output: results only
   * @param err standard error: everything else
   */
  public record Streams(InputStream in, OutputStream out, OutputStream err) {
    /** All of them are required. */
    public Streams {
      requireNonNull(in, "in");
      requireNonNull(out, "out");
      requireNonNull(err, "err");
    }
  }
}

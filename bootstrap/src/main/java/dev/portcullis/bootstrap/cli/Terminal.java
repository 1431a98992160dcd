package dev.portcullis.bootstrap.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which standard streams of this process are terminals. Java itself tells only whether input and
 * output are both, and from version 22 on has a console also without a terminal.
 */
final class Terminal {
  private static final int IN = 0;
  private static final int OUT = 1;
  private static final int ERR = 2;

  private final Path descriptors;

  private Terminal(Path descriptors) {
    this.descriptors = descriptors;
  }

  /** Those of this process. */
  static Terminal ofProcess() {
    return new Terminal(Path.of("/proc/self/fd"));
  }

  /** Whether standard input is a terminal: somebody types. */
  boolean isInput() {
    return is(IN);
  }

  /** Whether standard output is a terminal. */
  boolean isOutput() {
    return is(OUT);
  }

  /** Whether standard error is a terminal. */
  boolean isError() {
    return is(ERR);
  }

  /** Asks without showing what is typed; empty if Java has no console for that. */
  Optional<Console> console() {
    return Optional.ofNullable(System.console()).filter(Terminal::isReal);
  }

  private boolean is(int descriptor) {
    Path link = descriptors.resolve(Integer.toString(descriptor));
    try {
      if (Files.exists(descriptors)) {
        String target = Files.readSymbolicLink(link).toString();
        return target.startsWith("/dev/pts/")
            || target.startsWith("/dev/tty")
            || target.equals("/dev/console");
      }
    } catch (IOException | UnsupportedOperationException closed) {
      return false;
    }
    // Not Linux.
    return console().isPresent();
  }

  /** {@code Console.isTerminal()} exists from Java 22 on; before, every console is a terminal. */
  private static boolean isReal(Console console) {
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (ReflectiveOperationException before22) {
      return true;
    }
  }
}

package dev.portcullis.bootstrap.cli;

import static java.util.Objects.requireNonNull;

import dev.portcullis.bootstrap.OperatorAccess;
import dev.portcullis.bootstrap.config.Config;
import dev.portcullis.bootstrap.config.Environment;
import dev.portcullis.bootstrap.config.SettingSources;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/** One run of one command: its streams and settings, and access to the database. For one thread. */
final class Invocation {
  private final Surroundings around;
  private final Terminal terminal;
  private final Output out;
  private final Output err;
  private boolean isDebugging;

  Invocation(Surroundings around, Terminal terminal) {
    this.around = requireNonNull(around, "around");
    this.terminal = requireNonNull(terminal, "terminal");
    out = new Output(around.streams().out());
    err = new Output(around.streams().err());
  }

  /** Standard output, for results. */
  Output out() {
    return out;
  }

  /** Standard error, for everything else. */
  Output err() {
    return err;
  }

  /** Which of them are terminals. */
  Terminal terminal() {
    return terminal;
  }

  /** Standard input, and the terminal if there is one. */
  Prompt prompt() {
    return new Prompt(around.streams().in(), err, terminal);
  }

  /** Whether output on a terminal may have colours (no-color.org). */
  boolean hasColours() {
    return terminal.isOutput()
        && Optional.ofNullable(around.environment().get("NO_COLOR"))
            .filter(value -> !value.isEmpty())
            .isEmpty();
  }

  /** Whether failures are printed with their stack traces. */
  boolean isDebugging() {
    return isDebugging;
  }

  void debug(boolean on) {
    isDebugging = on;
  }

  /** The settings of the server, as it reads them. */
  SettingSources sources() {
    return Environment.settings(around.environment()).withDotEnv(around.directory());
  }

  /**
   * The settings of the server.
   *
   * @throws dev.portcullis.bootstrap.config.ConfigException if any is wrong
   */
  Config config() {
    return Config.from(sources());
  }

  /** The use cases; see {@link OperatorAccess#open}. The caller closes them. */
  OperatorAccess open() {
    return OperatorAccess.open(config(), Clock.systemUTC(), new SecureRandom());
  }
}

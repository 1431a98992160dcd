package dev.portcullis.bootstrap.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code serve}: listed here for the help; the server is started by the entry of the program. */
@Command(name = "serve", description = "Start the server; also without a command.")
final class ServeCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    return Commands.SERVE;
  }
}

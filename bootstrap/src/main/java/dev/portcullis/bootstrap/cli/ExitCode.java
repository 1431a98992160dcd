package dev.portcullis.bootstrap.cli;

/** The exit codes of commands, as documented in {@code docs/command-line.md}. */
enum ExitCode {
  /** The command did what it was asked to. */
  DONE(0),
  /** It could not: the database cannot be reached, or something unexpected happened. */
  FAILED(1),
  /** The arguments or the settings are wrong; nothing was done. */
  MISUSED(2),
  /** A rule forbids it; nothing was changed. */
  REFUSED(3),
  /** It was interrupted between two steps (128 and the number of the signal, as shells count). */
  INTERRUPTED(130);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}

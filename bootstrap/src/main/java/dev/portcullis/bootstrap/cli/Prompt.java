package dev.portcullis.bootstrap.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.domain.credential.PlainPassword;
import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Asks the operator for passwords and confirmations. For one thread. */
final class Prompt {
  /** Far longer than any password may be. */
  private static final int MAX_BYTES = 65_536;

  private static final String NOT_UTF8 =
      "The password is not in UTF-8: set a locale with UTF-8 (LC_ALL=C.UTF-8), or save it in UTF-8.";

  private final InputStream in;
  private final Output err;
  private final Terminal terminal;

  Prompt(InputStream in, Output err, Terminal terminal) {
    this.in = in;
    this.err = err;
    this.terminal = terminal;
  }

  /**
   * A new password: typed twice without echo, or the first line of standard input if that is not a
   * terminal. The caller closes it.
   *
   * @throws CommandException if there is none, or the two differ
   */
  PlainPassword newPassword(String whose) {
    if (!terminal.isInput()) {
      return plain(firstLine());
    }
    char[] first = typed("Password for " + whose + ": ");
    char[] second = typed("Again: ");
    try {
      if (!Arrays.equals(first, second)) {
        throw CommandException.misused("The two passwords differ: run the command again.");
      }
      return plain(first.clone());
    } finally {
      Arrays.fill(first, '\0');
      Arrays.fill(second, '\0');
    }
  }

  /**
   * A password that is known elsewhere, such as that of an account of a database: typed once
   * without echo, or the first line of standard input if that is not a terminal.
   *
   * @throws CommandException if there is none
   */
  String knownPassword(String whose) {
    char[] text = terminal.isInput() ? typed("Password for " + whose + ": ") : firstLine();
    try {
      return new String(text);
    } finally {
      Arrays.fill(text, '\0');
    }
  }

  /**
   * Returns only if the operator wants it.
   *
   * @param isConfirmed whether the command line has said so already
   * @throws CommandException otherwise, and without a terminal
   */
  void confirm(String question, boolean isConfirmed) {
    if (isConfirmed) {
      return;
    }
    if (!terminal.isInput()) {
      throw CommandException.misused(
          "This needs a confirmation, and standard input is not a terminal: add --yes.");
    }
    ask(question + " [y/N] ");
    String answer = new String(line()).strip().toLowerCase(Locale.ROOT);
    if (!answer.equals("y") && !answer.equals("yes")) {
      throw CommandException.failed("Nothing was changed.");
    }
  }

  private char[] typed(String question) {
    Console console =
        terminal
            .console()
            .orElseThrow(
                () ->
                    CommandException.misused(
                        "The password cannot be typed without echo while the output is redirected: give it on standard input, or do not redirect."));
    err.flush();
    // Asked by the console, which turns the echo off before it asks. It is on the terminal, as
    // there is no console with a redirected output.
    return Optional.ofNullable(console.readPassword("%s", question))
        .orElseThrow(() -> CommandException.misused("No password was given."));
  }

  private void ask(String question) {
    err.text(question);
    err.flush();
  }

  private char[] firstLine() {
    char[] line = line();
    if (line.length == 0) {
      throw CommandException.misused(
          "No password was given: type it at a terminal, or give it as the first line of standard input.");
    }
    return line;
  }

  /** The first line without its end, and nothing else is removed. */
  private char[] line() {
    WipedBytes bytes = new WipedBytes();
    try {
      int next = in.read();
      while (next >= 0 && next != '\n') {
        if (bytes.size() == MAX_BYTES) {
          throw CommandException.misused("The first line of standard input is too long.");
        }
        bytes.write(next);
        next = in.read();
      }
      CharBuffer decoded = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.withoutReturn()));
      char[] line = new char[decoded.remaining()];
      decoded.get(line);
      Arrays.fill(decoded.array(), '\0');
      return line;
    } catch (CharacterCodingException notUtf8) {
      throw CommandException.misused(NOT_UTF8);
    } catch (IOException unreadable) {
      throw CommandException.failed(
          "Cannot read standard input: %s.".formatted(unreadable.getMessage()));
    } finally {
      bytes.wipe();
    }
  }

  /** Wipes {@code typed}. */
  private static PlainPassword plain(char[] typed) {
    CharBuffer text = CharBuffer.wrap(typed);
    try {
      if (text.chars().anyMatch(c -> c == '\uFFFD') || !PlainPassword.violations(text).isEmpty()) {
        throw CommandException.misused(NOT_UTF8);
      }
      return PlainPassword.of(text);
    } finally {
      Arrays.fill(typed, '\0');
    }
  }

  /** Bytes of a password, which do not stay in memory. */
  private static final class WipedBytes extends ByteArrayOutputStream {
    byte[] withoutReturn() {
      int length = count > 0 && buf[count - 1] == '\r' ? count - 1 : count;
      return Arrays.copyOf(buf, length);
    }

    void wipe() {
      Arrays.fill(buf, (byte) 0);
    }
  }
}

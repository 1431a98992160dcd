package dev.portcullis.bootstrap.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings in a {@code .env} file. Programs read such files in different ways: a line that they
 * would read as different secrets is refused. Names without the prefix {@code AUTH_} are skipped.
 */
final class DotEnv {
  private static final Pattern LINE =
      Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\\s*=(.*)", Pattern.DOTALL);
  private static final Pattern LINE_END = Pattern.compile("\\r?\\n");
  private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*", Pattern.DOTALL);
  private static final Pattern AFTER_QUOTE = Pattern.compile("\\s*|\\s+#[^\"]*");

  private final Path file;
  private final Map<String, String> values = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  private DotEnv(Path file) {
    this.file = file;
  }

  /** The settings of {@code .env} in {@code directory}; empty if there is no such file. */
  static DotEnv read(Path directory) {
    DotEnv result = new DotEnv(directory.resolve(".env").toAbsolutePath());
    // A directory of that name may exist: some tools for other languages use one.
    if (!Files.isDirectory(result.file)) {
      result.read();
    }
    return result;
  }

  Map<String, String> values() {
    return Map.copyOf(values);
  }

  /** The problems found, each a sentence; none contains a value. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  @Override
  public String toString() {
    return "DotEnv[" + file + "]";
  }

  private void read() {
    try {
      String[] lines = LINE_END.split(PlainText.decode(Files.readAllBytes(file)), -1);
      int next = 0;
      while (next < lines.length) {
        next = readFrom(lines, next);
      }
    } catch (NoSuchFileException none) {
      // No file: this is normal.
    } catch (IOException unreadable) {
      problems.add(file + " cannot be read (" + unreadable.getClass().getSimpleName() + ")");
    } catch (IllegalArgumentException notText) {
      problems.add(file + " " + notText.getMessage());
    }
  }

  /** Reads the entry that begins in this line; returns the number of the next line to read. */
  private int readFrom(String[] lines, int first) {
    String line = lines[first];
    if (line.isBlank() || line.stripLeading().startsWith("#")) {
      return first + 1;
    }
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      // The line itself may hold a password, so it is not shown.
      problems.add(
          "%s cannot be read: line %s must be NAME=value, a comment or empty"
              .formatted(file, first + 1));
      return first + 1;
    }
    int last = first;
    String rest = matcher.group(2);
    boolean quoted = rest.stripLeading().startsWith("\"");
    while (quoted && rest.stripLeading().indexOf('"', 1) < 0 && last + 1 < lines.length) {
      last++;
      rest = rest + "\n" + lines[last];
    }
    if (matcher.group(1).startsWith(Settings.PREFIX)) {
      set(matcher.group(1), quoted, rest, first + 1);
    }
    return last + 1;
  }

  private void set(String name, boolean quoted, String rest, int line) {
    try {
      String value = quoted ? quoted(rest.stripLeading()) : unquoted(name, rest);
      if (values.putIfAbsent(name, value) != null) {
        throw new IllegalArgumentException("is set twice");
      }
    } catch (IllegalArgumentException ambiguous) {
      problems.add("%s in %s, line %s, %s".formatted(name, file, line, ambiguous.getMessage()));
    }
  }

  /** The text between the quotes; there are no escape sequences. */
  private static String quoted(String text) {
    int end = text.indexOf('"', 1);
    if (end < 0) {
      throw new IllegalArgumentException("has no closing double quote");
    }
    if (!AFTER_QUOTE.matcher(text.substring(end + 1)).matches()) {
      throw new IllegalArgumentException(
          "has text after its closing double quote: write a value that contains a double quote without surrounding quotes, or put it in a file and name that in the setting's _FILE variable");
    }
    return text.substring(1, end);
  }

  private static String unquoted(String name, String text) {
    if (text.stripLeading().startsWith("'")) {
      throw new IllegalArgumentException(
          "begins with a single quote, which only some programs treat as part of the value: put the value in double quotes");
    }
    boolean verbatim =
        Settings.named(name)
            .filter(setting -> setting.secrecy() == Setting.Secrecy.VERBATIM)
            .isPresent();
    if (!verbatim) {
      return COMMENT.matcher(text).replaceFirst("").strip();
    }
    if (text.indexOf('#') >= 0) {
      throw new IllegalArgumentException(
          "contains #, which may begin a comment: put the value in double quotes");
    }
    if (!text.equals(text.strip())) {
      throw new IllegalArgumentException(
          "has white space around it: put the value in double quotes, and the white space inside them if it is part of the value");
    }
    return text;
  }
}

package dev.portcullis.bootstrap.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Parsers for the text of settings. Each parser throws {@link IllegalArgumentException} with what
 * it expects.
 */
final class Parsers {
  private static final Pattern SHORT_DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
  private static final Pattern NAME = Pattern.compile("[ -~&&[^\"\\\\]]{1,256}");
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9._-]+|\\[?(?=.*:.*:)[0-9A-Fa-f:.]+(%[A-Za-z0-9]+)?]?");
  private static final int MAX_PORT = 65_535;

  private Parsers() {}

  /** A TCP port; 0 means any free port. */
  static int port(String text) {
    return integer(0, MAX_PORT).apply(text);
  }

  /** An address to listen on: a name, IPv4 or IPv6. */
  static String host(String text) {
    return require(
        HOST.matcher(text).matches(),
        text,
        "must be an address or a name of this machine such as 0.0.0.0, without a port");
  }

  /** The name of a file or directory. */
  static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException inexpressible) {
      throw new IllegalArgumentException(
          "is not a valid file name on this system; if it has characters outside ASCII, start the server with LC_ALL=C.UTF-8: "
              + text,
          inexpressible);
    }
  }

  /** {@code true} or {@code false}. */
  static boolean flag(String text) {
    return oneOf(Set.of("true", "false")).apply(text).equals("true");
  }

  /** A whole number from {@code min} to {@code max}. */
  static Function<String, Integer> integer(int min, int max) {
    return text -> {
      String expected = "must be a whole number from " + min + " to " + max;
      try {
        int value = Integer.parseInt(text);
        return require(value >= min && value <= max, value, expected);
      } catch (NumberFormatException notANumber) {
        throw new IllegalArgumentException(expected, notANumber);
      }
    };
  }

  /** A duration from {@code min} to {@code max}: ISO 8601 or a number with a unit. */
  static Function<String, Duration> duration(Duration min, Duration max) {
    return text -> {
      Duration value = duration(text);
      return require(
          value.compareTo(min) >= 0 && value.compareTo(max) <= 0,
          value,
          "must be from " + min + " to " + max);
    };
  }

  /** A name for tokens: printable ASCII without quotes and backslashes. */
  static String name(String text) {
    return require(
        NAME.matcher(text).matches(),
        text,
        "must be 1 to 256 printable ASCII characters without quotes and backslashes");
  }

  /** One of these words. */
  static Function<String, String> oneOf(Set<String> words) {
    return text -> require(words.contains(text), text, "must be one of " + new TreeSet<>(words));
  }

  /** A duration of whole seconds from {@code min} to {@code max}. */
  static Function<String, Duration> seconds(Duration min, Duration max) {
    return duration(min, max)
        .andThen(
            value -> require(value.toNanosPart() == 0, value, "must be a whole number of seconds"));
  }

  /** The parts between commas, without white space around them and without empty ones. */
  static List<String> list(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** The shortest text that is parsed as {@code value}. */
  static String text(Duration value) {
    if (value.toNanosPart() != 0) {
      return value.toMillis() + "ms";
    }
    long seconds = value.toSeconds();
    return Stream.of("d", "h", "m")
        .filter(unit -> seconds != 0 && seconds % duration("1" + unit).toSeconds() == 0)
        .findFirst()
        .map(unit -> seconds / duration("1" + unit).toSeconds() + unit)
        .orElse(seconds + "s");
  }

  private static Duration duration(String text) {
    Matcher matcher = SHORT_DURATION.matcher(text);
    if (matcher.matches()) {
      return Duration.parse(isoForm(Long.parseLong(matcher.group(1)), matcher.group(2)));
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException notADuration) {
      throw new IllegalArgumentException(
          "must be a duration such as 15m, 30s, 14d or PT15M", notADuration);
    }
  }

  private static String isoForm(long amount, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount).toString();
      case "d" -> "P" + amount + "D";
      default -> "PT" + amount + unit.toUpperCase(Locale.ROOT);
    };
  }

  private static <T> T require(boolean good, T value, String expected) {
    if (!good) {
      throw new IllegalArgumentException(expected);
    }
    return value;
  }
}

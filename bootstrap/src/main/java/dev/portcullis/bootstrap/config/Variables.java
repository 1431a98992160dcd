package dev.portcullis.bootstrap.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads settings from variables and collects what is wrong with them, so that all of it is told at
 * once. {@code X_FILE} names a file that holds {@code X}; an empty value counts as not set. Not
 * thread-safe.
 */
final class Variables {
  static final String PREFIX = "AUTH_";
  private static final String FILE_SUFFIX = "_FILE";
  private static final Pattern LAST_LINE_END = Pattern.compile("\\r?\\n\\z");
  private static final int MAX_FILE_LENGTH = 64 * 1024;

  private final Map<String, String> values;
  // Each is looked up once, however often it is asked for: so a problem is told once.
  private final Map<String, Optional<String>> found = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  Variables(Map<String, String> values) {
    this.values = values;
  }

  /** The setting as {@code parser} reads it, or nothing if it is not set or wrong. */
  <T> Optional<T> read(String name, Function<String, T> parser) {
    return text(name).flatMap(text -> parsed(name, text, parser));
  }

  /** The setting as {@code parser} reads it, or {@code fallback}. */
  <T> T read(String name, T fallback, Function<String, T> parser) {
    return read(name, parser).orElse(fallback);
  }

  /** The setting as it stands, without white space around it. */
  Optional<String> text(String name) {
    return raw(name).map(String::strip);
  }

  /**
   * A secret setting, which is in no message: as it stands, white space included, for nobody knows
   * what belongs to it; of a file all but the line end that editors put last.
   */
  Optional<Secret> secret(String name) {
    return raw(name).map(Secret::new);
  }

  /** The secret as {@code parser} reads it, or nothing if it is not set or wrong. */
  Optional<Secret> secret(String name, Function<String, Secret> parser) {
    return raw(name).flatMap(text -> parsed(name, text, parser));
  }

  private Optional<String> raw(String name) {
    return found.computeIfAbsent(name, this::lookUp);
  }

  private Optional<String> lookUp(String name) {
    Optional<String> plain =
        Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    Optional<String> file =
        Optional.ofNullable(values.get(name + FILE_SUFFIX)).filter(value -> !value.isEmpty());
    if (plain.isPresent() && file.isPresent()) {
      problem(name, "is set twice, by " + name + " and by " + name + FILE_SUFFIX);
    }
    return plain.or(() -> file.flatMap(path -> content(name, path)));
  }

  /** Notes that {@code name} is not right: {@code sentence} goes on after the name. */
  void problem(String name, String sentence) {
    problems.add(name + " " + sentence);
  }

  /** What was wrong so far. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  /** Variables with our prefix that nobody asked for: most likely misspelt. */
  List<String> unknown() {
    return values.keySet().stream()
        .filter(
            name ->
                name.startsWith(PREFIX)
                    && !found.containsKey(withoutSuffix(name))
                    && !found.containsKey(name))
        .sorted()
        .toList();
  }

  private <T> Optional<T> parsed(String name, String text, Function<String, T> parser) {
    try {
      return Optional.of(parser.apply(text));
    } catch (IllegalArgumentException wrong) {
      problem(name, String.valueOf(wrong.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<String> content(String name, String path) {
    try {
      Path file = Path.of(path);
      if (Files.size(file) > MAX_FILE_LENGTH) {
        problem(name + FILE_SUFFIX, "names a file of more than " + MAX_FILE_LENGTH + " bytes");
        return Optional.empty();
      }
      return Optional.of(LAST_LINE_END.matcher(Files.readString(file)).replaceFirst(""));
    } catch (IOException | InvalidPathException unreadable) {
      problem(name + FILE_SUFFIX, "names a file that cannot be read: " + path);
      return Optional.empty();
    }
  }

  /** The setting that {@code name} sets, itself or by a file. */
  static String withoutSuffix(String name) {
    return name.endsWith(FILE_SUFFIX)
        ? name.substring(0, name.length() - FILE_SUFFIX.length())
        : name;
  }
}

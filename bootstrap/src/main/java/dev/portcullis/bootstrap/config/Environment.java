package dev.portcullis.bootstrap.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The environment of this process as it was written. Java decodes it by the locale: under {@code
 * LC_ALL=C}, which service managers and containers set, each byte of a letter beyond ASCII becomes
 * U+FFFD, and a secret becomes another one. Linux keeps the bytes; they are read as UTF-8 whatever
 * the locale. Elsewhere what Java decoded stays, and a value that holds U+FFFD is refused.
 */
public final class Environment {
  private static final Path BYTES = Path.of("/proc/self/environ");

  private Environment() {}

  /** The settings in {@code decoded}, which is what Java makes of the environment. */
  public static SettingSources settings(Map<String, String> decoded) {
    return SettingSources.of(restored(decoded, BYTES));
  }

  /** {@code decoded}, with the letters beyond ASCII as {@code bytes} has them, if it is there. */
  static Map<String, String> restored(Map<String, String> decoded, Path bytes) {
    Map<String, String> result = new HashMap<>(decoded);
    if (decoded.values().stream().allMatch(Environment::isAscii)) {
      return result;
    }
    written(bytes).forEach((name, value) -> result.computeIfPresent(name, (same, before) -> value));
    return result;
  }

  /** Bytes that are not UTF-8 become U+FFFD here as well. */
  private static Map<String, String> written(Path bytes) {
    Map<String, String> result = new HashMap<>();
    try {
      for (String variable : new String(Files.readAllBytes(bytes), UTF_8).split("\0", -1)) {
        int end = variable.indexOf('=', 1);
        if (end > 0) {
          result.putIfAbsent(variable.substring(0, end), variable.substring(end + 1));
        }
      }
    } catch (IOException otherSystem) {
      result.clear();
    }
    return result;
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(character -> character < 0x80);
  }
}

package dev.portcullis.bootstrap.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The environment of this process, decoded as UTF-8. Java decodes it by the locale: under {@code
 * LC_ALL=C}, which is common in services and containers, each byte outside ASCII becomes U+FFFD,
 * which changes secrets. On Linux the original bytes are read from {@code /proc/self/environ}. On
 * other systems the text decoded by Java is used, and a value with U+FFFD is refused.
 */
public final class Environment {
  private static final Path BYTES = Path.of("/proc/self/environ");

  private Environment() {}

  /** The settings in {@code decoded}, the environment as Java decodes it. */
  public static SettingSources settings(Map<String, String> decoded) {
    return SettingSources.of(restored(decoded, BYTES));
  }

  /** {@code decoded}, corrected by the file {@code bytes} if it exists. */
  static Map<String, String> restored(Map<String, String> decoded, Path bytes) {
    Map<String, String> result = new HashMap<>(decoded);
    if (decoded.values().stream().allMatch(Environment::isAscii)) {
      return result;
    }
    written(bytes).forEach((name, value) -> result.computeIfPresent(name, (same, before) -> value));
    return result;
  }

  /** Bytes that are not UTF-8 become U+FFFD here too, and are refused later. */
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

package dev.portcullis.adapter.password;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.credential.CommonPasswords;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A list of forbidden passwords maintained by the operator, for example names of the company and
 * its products. The file is UTF-8 text with one password a line, compared ignoring case, the format
 * of Keycloak's password blacklists. The whole list is kept in memory; immutable and thread-safe.
 */
public final class PasswordDenylist implements CommonPasswords {
  private final Set<String> normalised;

  private PasswordDenylist(Set<String> normalised) {
    this.normalised = normalised;
  }

  /**
   * Reads the list in {@code file}. Empty lines are ignored.
   *
   * @throws IOException if the file cannot be read, or is not UTF-8
   */
  public static PasswordDenylist read(Path file) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(requireNonNull(file, "file"), UTF_8)) {
      return new PasswordDenylist(
          lines
              .lines()
              .map(PasswordDenylist::normalised)
              .filter(line -> !line.isEmpty())
              .collect(Collectors.toUnmodifiableSet()));
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
  }

  @Override
  public boolean contains(String password) {
    return normalised.contains(password);
  }

  @Override
  public String toString() {
    return "PasswordDenylist[***]";
  }

  private static String normalised(String line) {
    // Some editors write a byte order mark at the start of a file.
    String text = line.startsWith("\uFEFF") ? line.substring(1) : line;
    return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}

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
 * A list of one's own: the names of the company, its products and its places, for example. A text
 * file in UTF-8 with one password a line, compared without regard to case, as Keycloak reads its
 * password blacklists. Kept in memory as it is; immutable and thread-safe.
 */
public final class PasswordDenylist implements CommonPasswords {
  private final Set<String> normalised;

  private PasswordDenylist(Set<String> normalised) {
    this.normalised = normalised;
  }

  /**
   * The list in {@code file}. Empty lines count for nothing.
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
    // Some editors begin a file with a byte order mark, which is no part of its first line.
    String text = line.startsWith("\uFEFF") ? line.substring(1) : line;
    return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}

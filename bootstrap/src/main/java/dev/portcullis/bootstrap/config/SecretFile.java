package dev.portcullis.bootstrap.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A file that holds the value of a setting, as {@code X_FILE} names it. */
final class SecretFile {
  private static final Pattern LAST_LINE_END = Pattern.compile("\\r?\\n\\z");
  private static final int MAX_LENGTH = 64 * 1024;

  private SecretFile() {}

  /**
   * The content without the last line end, which editors add.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is too long, empty or not text in UTF-8
   */
  static String read(String name) throws IOException {
    Path file = Parsers.path(name);
    byte[] bytes;
    // Not by the file's size: pipes, which shells and password managers use for secrets, have none.
    try (InputStream input = Files.newInputStream(file)) {
      bytes = input.readNBytes(MAX_LENGTH + 1);
    }
    if (bytes.length > MAX_LENGTH) {
      throw new IllegalArgumentException("names a file of more than " + MAX_LENGTH + " bytes");
    }
    String text = LAST_LINE_END.matcher(content(bytes)).replaceFirst("");
    if (text.isEmpty()) {
      throw new IllegalArgumentException("names a file that is empty: " + name);
    }
    return text;
  }

  private static String content(byte[] bytes) {
    try {
      return PlainText.intact(PlainText.decode(bytes));
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException("names a file that " + wrong.getMessage(), wrong);
    }
  }
}

package dev.portcullis.adapter.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.domain.credential.CommonPasswords;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The bundled list of common passwords: of the million most common, all with at least 12
 * characters, and the most common with 8 to 11. It contains no passwords, only the first {@value
 * #ENTRY_BYTES} bytes of the SHA-256 of each, in ascending order; its source is stated in the
 * notice file in the same folder.
 *
 * <p>A password that is not in the list is reported as common with a probability of 1 in 2 billion.
 * Uses about 1 MB of memory; immutable and thread-safe.
 */
public final class DerivedPasswordList implements CommonPasswords {
  static final int ENTRY_BYTES = 6;

  private static final String RESOURCE = "common-passwords.sha256-48";

  private final byte[] entries;

  DerivedPasswordList(byte[] entries) {
    if (entries.length == 0 || entries.length % ENTRY_BYTES != 0) {
      throw new IllegalArgumentException(
          "the length of the list must be a positive multiple of "
              + ENTRY_BYTES
              + " bytes, but is "
              + entries.length);
    }
    this.entries = entries.clone();
  }

  /**
   * Loads the bundled list.
   *
   * @throws IllegalStateException if the list is missing from the jar
   * @throws UncheckedIOException if it cannot be read
   */
  public static DerivedPasswordList shipped() {
    try (InputStream resource = DerivedPasswordList.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException("the resource " + RESOURCE + " is missing from the jar");
      }
      return new DerivedPasswordList(resource.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Number of passwords in the list. */
  public int size() {
    return entries.length / ENTRY_BYTES;
  }

  @Override
  public boolean contains(String normalised) {
    byte[] wanted = entry(normalised);
    int low = 0;
    int high = size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int from = middle * ENTRY_BYTES;
      int order = Arrays.compareUnsigned(entries, from, from + ENTRY_BYTES, wanted, 0, ENTRY_BYTES);
      if (order == 0) {
        return true;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return false;
  }

  @Override
  public String toString() {
    return "DerivedPasswordList[" + size() + "]";
  }

  static byte[] entry(String normalised) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(normalised.getBytes(UTF_8));
      return Arrays.copyOf(digest, ENTRY_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}

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
 * The list of common passwords that comes with the server, offline: every one of at least 12
 * characters among a million, and the most common of 8 to 11. It holds no password, only the first
 * {@value #ENTRY_BYTES} bytes of each one's SHA-256 in ascending order; see the notice beside it.
 *
 * <p>A good password is mistaken for one of the list with a probability of 1 in 2 billion. About a
 * megabyte of memory; immutable and thread-safe.
 */
public final class DerivedPasswordList implements CommonPasswords {
  static final int ENTRY_BYTES = 6;

  private static final String RESOURCE = "common-passwords.sha256-48";

  private final byte[] entries;

  DerivedPasswordList(byte[] entries) {
    if (entries.length == 0 || entries.length % ENTRY_BYTES != 0) {
      throw new IllegalArgumentException("a list of " + entries.length + " bytes");
    }
    this.entries = entries.clone();
  }

  /** The list that comes with this module. */
  public static DerivedPasswordList shipped() {
    try (InputStream resource = DerivedPasswordList.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException("the jar lacks " + RESOURCE);
      }
      return new DerivedPasswordList(resource.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** How many passwords it knows. */
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

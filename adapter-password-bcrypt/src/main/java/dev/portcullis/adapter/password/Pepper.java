package dev.portcullis.adapter.password;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret key kept outside the database. Without it, passwords cannot be guessed from a stolen
 * table of password hashes (NIST SP 800-63B-4 section 3.1.1.2). The id is stored with every hash
 * made with the pepper; the key is never printed. Immutable and thread-safe.
 */
public final class Pepper {
  /** Minimum length of a key, in bytes. */
  public static final int MIN_KEY_BYTES = 32;

  /**
   * Used while no pepper is configured, so that one can be added later without a second format. The
   * key is a public constant: it protects nothing, and must never change.
   */
  static final Pepper NONE =
      new Pepper("-", "portcullis: no pepper is configured".getBytes(US_ASCII), true);

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,15}");
  private static final String ALGORITHM = "HmacSHA384";

  private final String id;
  private final SecretKeySpec key;

  /**
   * Creates a pepper; copies {@code key}.
   *
   * @param id 1 to 16 ASCII letters, digits, {@code _} and {@code -}, the first a letter or a digit
   * @param key at least {@value #MIN_KEY_BYTES} random bytes
   * @throws IllegalArgumentException if the id has another form or the key is shorter
   */
  public Pepper(String id, byte[] key) {
    this(id, key, ID.matcher(requireNonNull(id, "id")).matches());
  }

  private Pepper(String id, byte[] key, boolean goodId) {
    if (!goodId) {
      throw new IllegalArgumentException(
          "a pepper id must be 1 to 16 ASCII letters, digits, '_' and '-', and begin with a letter or digit");
    }
    if (requireNonNull(key, "key").length < MIN_KEY_BYTES) {
      throw new IllegalArgumentException(
          "the key of pepper " + id + " must have at least " + MIN_KEY_BYTES + " bytes");
    }
    this.id = id;
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** The id stored with each hash that was made with this pepper. */
  public String id() {
    return id;
  }

  /** The HMAC-SHA-384 of {@code message} in base64: 64 ASCII characters. The caller wipes both. */
  byte[] digest(byte[] message) {
    byte[] raw = mac().doFinal(message);
    try {
      // A raw digest may contain a zero byte, where bcrypt would stop reading.
      return Base64.getEncoder().encode(raw);
    } finally {
      Arrays.fill(raw, (byte) 0);
    }
  }

  private Mac mac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "Pepper[" + id + ", ***]";
  }
}

package dev.portcullis.adapter.password;

import static java.nio.charset.StandardCharsets.US_ASCII;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.IllegalBCryptFormatException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Bcrypt as OpenBSD defines it: the key is the bytes and a terminating zero, cut at 72 bytes. The
 * versions defined by the library refuse a 72nd byte, which every other implementation reads; so
 * this class adds the zero itself, if there is room for it. Thread-safe.
 */
final class Bcrypt {
  static final int SALT_BYTES = BCrypt.SALT_LENGTH;

  private static final int MAX_KEY_BYTES = 72;
  private static final BCrypt.Version VERSION =
      new BCrypt.Version(
          new byte[] {'2', 'b'},
          true,
          false,
          MAX_KEY_BYTES,
          BCrypt.Version.VERSION_2B.formatter,
          BCrypt.Version.VERSION_2B.parser);

  private final IntConsumer costs;

  /**
   * Passes the cost of every hash to {@code costs} before computing it, so that tests can count the
   * work.
   */
  Bcrypt(IntConsumer costs) {
    this.costs = costs;
  }

  /** The {@code $2b$} hash of {@code secret}. */
  String hash(int cost, byte[] salt, byte[] secret) {
    return new String(VERSION.formatter.createHashMessage(raw(cost, salt, secret)), US_ASCII);
  }

  /**
   * Whether {@code encoded}, whose form {@link StoredForm} has checked, is a hash of {@code
   * secret}.
   */
  boolean verify(String encoded, byte[] secret) {
    try {
      // 2a and 2y differ from 2b only in bugs of old implementations, which this library does not
      // have.
      BCrypt.HashData expected = VERSION.parser.parse(encoded.getBytes(US_ASCII));
      BCrypt.HashData actual = raw(expected.cost, expected.rawSalt, secret);
      return MessageDigest.isEqual(expected.rawHash, actual.rawHash);
    } catch (IllegalBCryptFormatException e) {
      return false;
    }
  }

  /** Computes one hash and discards it, so that every verification takes the same time. */
  void compute(int cost, byte[] secret) {
    raw(cost, new byte[SALT_BYTES], secret);
  }

  private BCrypt.HashData raw(int cost, byte[] salt, byte[] secret) {
    costs.accept(cost);
    byte[] key = Arrays.copyOf(secret, Math.min(secret.length + 1, MAX_KEY_BYTES));
    try {
      return BCrypt.with(VERSION).hashRaw(cost, salt, key);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }
}

package dev.portcullis.adapter.password;

import static java.nio.charset.StandardCharsets.US_ASCII;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.IllegalBCryptFormatException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Bcrypt as OpenBSD defines it: the key is the bytes and a closing zero, cut at 72. The library's
 * own versions refuse the 72nd byte, which every other implementation reads; so the zero is added
 * here, where there is room for it. Says before each hash what it costs.
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

  /** Tells {@code costs} the cost of every hash, so that a test can add up the work. */
  Bcrypt(IntConsumer costs) {
    this.costs = costs;
  }

  /** The {@code $2b$} text of {@code secret}. */
  String hash(int cost, byte[] salt, byte[] secret) {
    return new String(VERSION.formatter.createHashMessage(raw(cost, salt, secret)), US_ASCII);
  }

  /** Whether {@code encoded}, which has the form that {@link StoredForm} checked, is of it. */
  boolean verify(String encoded, byte[] secret) {
    try {
      // 2a and 2y differ from 2b in the bugs of old implementations only, none of which we share.
      BCrypt.HashData expected = VERSION.parser.parse(encoded.getBytes(US_ASCII));
      BCrypt.HashData actual = raw(expected.cost, expected.rawSalt, secret);
      return MessageDigest.isEqual(expected.rawHash, actual.rawHash);
    } catch (IllegalBCryptFormatException e) {
      return false;
    }
  }

  /** Does the work of one hash, and nothing with it. */
  void spend(int cost, byte[] secret) {
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

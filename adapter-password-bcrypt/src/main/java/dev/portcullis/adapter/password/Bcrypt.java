package dev.portcullis.adapter.password;

import static java.nio.charset.StandardCharsets.US_ASCII;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.IllegalBCryptFormatException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Bcrypt as OpenBSD defines it: the key is the bytes and a closing zero, cut at 72. The library's
 * own versions refuse the 72nd byte, which every other implementation reads; so the zero is added
 * here, where there is room for it.
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

  private Bcrypt() {}

  /** The {@code $2b$} text of {@code secret}. */
  static String hash(int cost, byte[] salt, byte[] secret) {
    return new String(VERSION.formatter.createHashMessage(raw(cost, salt, secret)), US_ASCII);
  }

  /** Whether {@code encoded}, which has the form that {@link StoredForm} checked, is of it. */
  static boolean verify(String encoded, byte[] secret) {
    try {
      // 2a and 2y differ from 2b in the bugs of old implementations only, none of which we share.
      BCrypt.HashData expected = VERSION.parser.parse(encoded.getBytes(US_ASCII));
      BCrypt.HashData actual = raw(expected.cost, expected.rawSalt, secret);
      return MessageDigest.isEqual(expected.rawHash, actual.rawHash);
    } catch (IllegalBCryptFormatException e) {
      return false;
    }
  }

  private static BCrypt.HashData raw(int cost, byte[] salt, byte[] secret) {
    byte[] key = Arrays.copyOf(secret, Math.min(secret.length + 1, MAX_KEY_BYTES));
    try {
      return BCrypt.with(VERSION).hashRaw(cost, salt, key);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }
}

package dev.portcullis.domain.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes refresh tokens and recognises them: base64url of session id (16 bytes), generation (8
 * bytes, big-endian) and the HMAC-SHA-256 (RFC 2104) of both. Nothing of a token is stored: it is
 * made again from the same key, and a store without the key yields none. Thread-safe.
 */
public final class RefreshTokens {
  /** Length of the key in bytes, and the least entropy it must have. */
  public static final int KEY_LENGTH = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final int NAME_LENGTH = 2 * Long.BYTES + Long.BYTES;
  private static final int MAC_LENGTH = 32;
  private static final int TEXT_LENGTH = 75;

  private final SecretKeySpec key;

  /**
   * Tokens under {@code key}, which is copied, and which all nodes share.
   *
   * @throws IllegalArgumentException unless it has {@value #KEY_LENGTH} bytes
   */
  public RefreshTokens(byte[] key) {
    if (key.length != KEY_LENGTH) {
      throw new IllegalArgumentException("the key of refresh tokens has " + KEY_LENGTH + " bytes");
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** The current refresh token of {@code session}; always the same one. */
  public RefreshToken of(Session session) {
    return of(session.id(), session.generation());
  }

  /** The token that {@code text}, anything from outside, is; nothing if it is none of ours. */
  public Optional<RefreshToken> parse(String text) {
    if (requireNonNull(text, "text").length() != TEXT_LENGTH) {
      return Optional.empty();
    }
    return decoded(text)
        .map(bytes -> ByteBuffer.wrap(bytes))
        .map(read -> of(new SessionId(new UUID(read.getLong(), read.getLong())), read.getLong()))
        .filter(ours -> isSame(ours.text(), text))
        .filter(ours -> ours.generation() >= 0);
  }

  @Override
  public String toString() {
    return "RefreshTokens[***]";
  }

  private RefreshToken of(SessionId session, long generation) {
    byte[] name =
        ByteBuffer.allocate(NAME_LENGTH)
            .putLong(session.value().getMostSignificantBits())
            .putLong(session.value().getLeastSignificantBits())
            .putLong(generation)
            .array();
    byte[] token = ByteBuffer.allocate(NAME_LENGTH + MAC_LENGTH).put(name).put(mac(name)).array();
    return new RefreshToken(
        session, generation, Base64.getUrlEncoder().withoutPadding().encodeToString(token));
  }

  private byte[] mac(byte[] name) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(name);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", missing);
    }
  }

  private static Optional<byte[]> decoded(String text) {
    try {
      return Optional.of(Base64.getUrlDecoder().decode(text));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** Compares the texts whole, so that one token has one spelling; in constant time. */
  private static boolean isSame(String ours, String text) {
    return MessageDigest.isEqual(ours.getBytes(ISO_8859_1), text.getBytes(ISO_8859_1));
  }
}

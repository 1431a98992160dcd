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
 * Creates and verifies refresh tokens: base64url (RFC 4648 section 5, without padding) of the
 * session id (16 bytes), the generation (8 bytes, big-endian) and the HMAC-SHA-256 (RFC 2104) of
 * both. Tokens are not stored but computed again from the key, so a copy of the store without the
 * key yields none. Thread-safe; {@code toString} is masked.
 */
public final class RefreshTokens {
  /** The length of the key, in bytes; all of them must be random. */
  public static final int KEY_LENGTH = 32;

  /** The purpose for which the key is derived; changing it invalidates every refresh token. */
  public static final String KEY_PURPOSE = "portcullis refresh tokens v1";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int PAYLOAD_LENGTH = 2 * Long.BYTES + Long.BYTES;
  private static final int MAC_LENGTH = 32;
  private static final int TEXT_LENGTH = 75;

  private final SecretKeySpec key;

  /**
   * Tokens with {@code key}, which is copied and must be the same on all nodes.
   *
   * @throws IllegalArgumentException unless it has {@value #KEY_LENGTH} bytes
   */
  public RefreshTokens(byte[] key) {
    if (key.length != KEY_LENGTH) {
      throw new IllegalArgumentException(
          "the key of refresh tokens must have " + KEY_LENGTH + " bytes");
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** The current refresh token of {@code session}; always the same one. */
  public RefreshToken of(Session session) {
    return of(session.id(), session.generation());
  }

  /**
   * Verifies {@code text}, unchecked text from a client; empty if it is not a genuine refresh
   * token.
   */
  public Optional<RefreshToken> parse(String text) {
    if (requireNonNull(text, "text").length() != TEXT_LENGTH) {
      return Optional.empty();
    }
    return decoded(text)
        .map(bytes -> ByteBuffer.wrap(bytes))
        .map(read -> of(new SessionId(new UUID(read.getLong(), read.getLong())), read.getLong()))
        .filter(genuine -> isSame(genuine.text(), text))
        .filter(genuine -> genuine.generation() >= 0);
  }

  @Override
  public String toString() {
    return "RefreshTokens[***]";
  }

  private RefreshToken of(SessionId session, long generation) {
    byte[] payload =
        ByteBuffer.allocate(PAYLOAD_LENGTH)
            .putLong(session.value().getMostSignificantBits())
            .putLong(session.value().getLeastSignificantBits())
            .putLong(generation)
            .array();
    byte[] token =
        ByteBuffer.allocate(PAYLOAD_LENGTH + MAC_LENGTH).put(payload).put(mac(payload)).array();
    return new RefreshToken(
        session, generation, Base64.getUrlEncoder().withoutPadding().encodeToString(token));
  }

  private byte[] mac(byte[] payload) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(payload);
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

  /** Compares the whole texts, so that each token has one valid spelling; in constant time. */
  private static boolean isSame(String genuine, String text) {
    return MessageDigest.isEqual(genuine.getBytes(ISO_8859_1), text.getBytes(ISO_8859_1));
  }
}

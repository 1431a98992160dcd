package dev.portcullis.adapter.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.portcullis.domain.key.VerificationKey;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads a JWK Set (RFC 7517 section 5) that somebody else wrote, in bounded time and with one
 * meaning: strict UTF-8, no member and no key id twice, limits on everything.
 */
final class JwkSetReader {
  /** Bytes of a whole set. */
  static final int MAX_LENGTH = 256 * 1024;

  static final int MAX_KEYS = 64;

  // Wide enough for members that are not ours to judge, certificate chains (x5c) among them.
  private static final StreamReadConstraints BOUNDS =
      StreamReadConstraints.builder()
          .maxDocumentLength(MAX_LENGTH)
          .maxNestingDepth(8)
          .maxNumberLength(20)
          .maxStringLength(16 * 1024)
          .maxNameLength(256)
          .build();

  private static final ObjectReader READER = StrictJson.reader(BOUNDS);

  private JwkSetReader() {}

  /**
   * The keys of the set that can verify our tokens, by id; none may be.
   *
   * @throws IllegalArgumentException if it is no JWK Set, is too large, or names a usable key twice
   */
  static Map<String, VerificationKey> read(byte[] document) {
    JsonNode keys = keysOf(document);
    Map<String, VerificationKey> usable = new HashMap<>();
    for (JsonNode jwk : keys) {
      JwkReader.read(jwk)
          .ifPresent(
              key -> {
                // Which of the two a token means would be chance.
                if (usable.put(key.id().value(), key) != null) {
                  throw new IllegalArgumentException("a JWK Set with two keys of one id");
                }
              });
    }
    return Map.copyOf(usable);
  }

  private static JsonNode keysOf(byte[] document) {
    if (document.length > MAX_LENGTH) {
      throw new IllegalArgumentException("a JWK Set of more than " + MAX_LENGTH + " bytes");
    }
    JsonNode keys = parse(document).path("keys");
    if (!keys.isArray()) {
      throw new IllegalArgumentException("not a JWK Set");
    }
    if (keys.size() > MAX_KEYS) {
      throw new IllegalArgumentException("a JWK Set of more than " + MAX_KEYS + " keys");
    }
    return keys;
  }

  private static JsonNode parse(byte[] document) {
    try {
      return READER.readTree(UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString());
    } catch (CharacterCodingException | JsonProcessingException notJson) {
      // Without the cause: its text quotes the document.
      throw new IllegalArgumentException("a JWK Set that is no strict JSON");
    }
  }
}

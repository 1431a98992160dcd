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
 * Reads a JWK Set (RFC 7517 section 5) from an untrusted source, in bounded time and without
 * ambiguity: strict UTF-8, no duplicate member or key id, limits on length, depth and number of
 * keys. Pure.
 */
final class JwkSetReader {
  /** Maximum length of a set, in bytes. */
  static final int MAX_LENGTH = 256 * 1024;

  static final int MAX_KEYS = 64;

  // Large enough for members that are ignored here, such as certificate chains (x5c).
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
   * The keys of the set that can verify access tokens, by id; possibly none.
   *
   * @throws IllegalArgumentException if the document is not a JWK Set, exceeds 256 kB or 64 keys,
   *     or contains duplicate ids among its usable keys
   */
  static Map<String, VerificationKey> read(byte[] document) {
    JsonNode keys = keysOf(document);
    Map<String, VerificationKey> usable = new HashMap<>();
    for (JsonNode jwk : keys) {
      JwkReader.read(jwk)
          .ifPresent(
              key -> {
                // A token could not say which of the two keys it means.
                if (usable.put(key.id().value(), key) != null) {
                  throw new IllegalArgumentException("JWK Set contains duplicate key ids");
                }
              });
    }
    return Map.copyOf(usable);
  }

  private static JsonNode keysOf(byte[] document) {
    if (document.length > MAX_LENGTH) {
      throw new IllegalArgumentException("JWK Set exceeds " + MAX_LENGTH + " bytes");
    }
    JsonNode keys = parse(document).path("keys");
    if (!keys.isArray()) {
      throw new IllegalArgumentException("JWK Set has no array \"keys\"");
    }
    if (keys.size() > MAX_KEYS) {
      throw new IllegalArgumentException("JWK Set contains more than " + MAX_KEYS + " keys");
    }
    return keys;
  }

  private static JsonNode parse(byte[] document) {
    try {
      return READER.readTree(UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString());
    } catch (CharacterCodingException | JsonProcessingException notJson) {
      // Without the cause, because its message quotes the document.
      throw new IllegalArgumentException("JWK Set is not valid strict JSON");
    }
  }
}

package dev.portcullis.adapter.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Parses untrusted JSON in bounded time and without ambiguity: strict UTF-8, no duplicate member,
 * nothing after the object, limits on the length of numbers and on nesting. Pure.
 */
final class StrictJson {
  private static final StreamReadConstraints BOUNDS =
      StreamReadConstraints.builder()
          .maxDocumentLength(TokenLimits.MAX_LENGTH)
          .maxNestingDepth(4)
          .maxNumberLength(20)
          .maxStringLength(512)
          .maxNameLength(32)
          .build();

  private static final ObjectReader READER = reader(BOUNDS);

  private StrictJson() {}

  /**
   * A reader of untrusted JSON with these limits, which refuses duplicate names and trailing
   * content.
   */
  static ObjectReader reader(StreamReadConstraints bounds) {
    return JsonMapper.builder(
            JsonFactory.builder()
                .streamReadConstraints(bounds)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                // Names are untrusted: Jackson would keep them in a table for the life of the
                // process, where attackers could fill it or cause collisions.
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build())
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build()
        .reader();
  }

  /** The JSON object in {@code text}, if it has exactly these members; empty otherwise. */
  static Optional<JsonNode> object(byte[] text, Set<String> members) {
    return object(text, members, Set.of());
  }

  /**
   * The JSON object in {@code text}, if it has all of {@code members}, any of {@code optional}, and
   * no other; empty otherwise.
   */
  static Optional<JsonNode> object(byte[] text, Set<String> members, Set<String> optional) {
    try {
      // Decoded here, because Jackson also accepts UTF-16 and UTF-32.
      String decoded = UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
      return Optional.of(READER.readTree(decoded)).filter(node -> hasOnly(node, members, optional));
    } catch (CharacterCodingException | JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  private static boolean hasOnly(JsonNode node, Set<String> members, Set<String> optional) {
    if (!node.isObject() || node.size() > members.size() + optional.size()) {
      return false;
    }
    Set<String> names = new HashSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names.containsAll(members)
        && names.stream().allMatch(name -> members.contains(name) || optional.contains(name));
  }
}

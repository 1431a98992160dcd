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
 * Reads JSON that anybody may have written, in bounded time and with one meaning: strict UTF-8, no
 * member twice, nothing after the object, short numbers, shallow nesting.
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

  /** Reads JSON from outside within {@code bounds}: no name twice, nothing behind the document. */
  static ObjectReader reader(StreamReadConstraints bounds) {
    return JsonMapper.builder(
            JsonFactory.builder()
                .streamReadConstraints(bounds)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                // Names come from outside: they must neither fill a table that lives as long as
                // the process nor be able to collide in it.
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build())
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build()
        .reader();
  }

  /** The object that {@code text} is, if it has exactly these members. */
  static Optional<JsonNode> object(byte[] text, Set<String> members) {
    return object(text, members, Set.of());
  }

  /** The object that {@code text} is, if it has these members, any of those, and no other. */
  static Optional<JsonNode> object(byte[] text, Set<String> members, Set<String> optional) {
    try {
      // Decoded here, because Jackson also takes UTF-16 and UTF-32 for JSON.
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

package dev.portcullis.adapter.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portcullis.adapter.http.problem.HttpProblem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Parses JSON strictly, and writes it. Thread-safe. */
public final class Json {
  private static final int MAX_DEPTH = 16;
  private static final int MAX_NAME_LENGTH = 256;
  private static final int MAX_NUMBER_LENGTH = 64;
  private static final ObjectMapper MAPPER = strictMapper();

  private Json() {}

  /**
   * Parses {@code body}.
   *
   * @throws dev.portcullis.adapter.http.problem.ProblemException {@code malformed-json} unless it
   *     is UTF-8, exactly one JSON object, without duplicate names, not too deep
   */
  public static ObjectNode readObject(byte[] body) {
    try {
      // Decoded here, because from bytes Jackson would also accept UTF-16, UTF-32, overlong forms
      // and lone surrogates.
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(body))
              .toString();
      JsonNode root = MAPPER.readTree(text);
      if (root instanceof ObjectNode object) {
        return object;
      }
    } catch (CharacterCodingException | JsonProcessingException malformed) {
      // Jackson's message quotes the body, so it is dropped.
      throw HttpProblem.MALFORMED_JSON.exception();
    }
    throw HttpProblem.MALFORMED_JSON.exception();
  }

  /** {@code value}, a record of JDK types, as JSON in UTF-8. */
  public static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException("cannot write " + value.getClass().getName(), bug);
    }
  }

  private static ObjectMapper strictMapper() {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxNameLength(MAX_NAME_LENGTH)
            .maxNumberLength(MAX_NUMBER_LENGTH)
            .build();
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(limits)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }
}

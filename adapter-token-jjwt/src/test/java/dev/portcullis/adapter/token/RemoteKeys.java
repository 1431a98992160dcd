package dev.portcullis.adapter.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portcullis.domain.key.KeySchedule;
import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.key.SigningKey;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Keys of every algorithm, each made once, and the sets that publish them. */
final class RemoteKeys {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<SigningAlgorithm, SigningKey> KEYS =
      new EnumMap<>(SigningAlgorithm.class);

  private RemoteKeys() {}

  static synchronized SigningKey of(SigningAlgorithm algorithm) {
    return KEYS.computeIfAbsent(algorithm, RemoteKeys::another);
  }

  /** A key that no other test has. */
  static SigningKey another(SigningAlgorithm algorithm) {
    return JjwtTokens.signingKeyFactory(Tokens.RANDOM)
        .generate(algorithm, 1, KeySchedule.immediate(Tokens.NOW));
  }

  static String jwks(SigningKey... keys) {
    return Arrays.stream(keys)
        .map(key -> PublicJwks.json(key.verificationKey()))
        .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
  }

  static String with(String name, String value, String jwk) {
    try {
      return object(jwk).set(name, JSON.readTree(value)).toString();
    } catch (JsonProcessingException notJson) {
      throw new IllegalArgumentException(notJson);
    }
  }

  static String without(String name, String jwk) {
    ObjectNode object = object(jwk);
    object.remove(name);
    return object.toString();
  }

  private static ObjectNode object(String jwk) {
    try {
      return (ObjectNode) JSON.readTree(jwk);
    } catch (JsonProcessingException notJson) {
      throw new IllegalArgumentException(notJson);
    }
  }
}

package dev.portcullis.adapter.token;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.domain.key.KeyId;
import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.key.VerificationKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one JSON Web Key (RFC 7517 section 4) from the set of another server. Skips keys that
 * cannot verify access tokens, and keys with private parts: a set may hold keys for other purposes.
 * Pure.
 */
final class JwkReader {
  /** Maximum length of a {@code kid}, in characters. */
  static final int MAX_KEY_ID = 64;

  /**
   * Members of private and symmetric keys (RFC 7518 section 6). A key published with one of them is
   * compromised.
   */
  private static final Set<String> SECRET_MEMBERS =
      Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv");

  private JwkReader() {}

  /** The key, if it verifies signatures with exactly one supported algorithm; empty otherwise. */
  static Optional<VerificationKey> read(JsonNode jwk) {
    if (!jwk.isObject() || SECRET_MEMBERS.stream().anyMatch(jwk::has) || !isForVerifying(jwk)) {
      return Optional.empty();
    }
    return keyId(jwk)
        .flatMap(
            id ->
                algorithm(jwk)
                    .flatMap(
                        algorithm ->
                            PublicKeyReader.read(jwk)
                                .map(key -> new VerificationKey(id, algorithm, key))));
  }

  private static Optional<KeyId> keyId(JsonNode jwk) {
    return text(jwk, "kid").filter(JwkReader::isKeyId).map(KeyId::new);
  }

  /** Whether {@code text} has the form of a key id. */
  static boolean isKeyId(String text) {
    return !text.isEmpty() && text.length() <= MAX_KEY_ID;
  }

  private static boolean isForVerifying(JsonNode jwk) {
    boolean used = !jwk.has("use") || text(jwk, "use").equals(Optional.of("sig"));
    return used && (!jwk.has("key_ops") || verifies(jwk.get("key_ops")));
  }

  private static boolean verifies(JsonNode operations) {
    for (JsonNode operation : operations) {
      if (operations.isArray() && operation.isTextual() && operation.textValue().equals("verify")) {
        return true;
      }
    }
    return false;
  }

  /** The single algorithm of the key: its {@code alg}, if its key type supports that. */
  private static Optional<SigningAlgorithm> algorithm(JsonNode jwk) {
    List<SigningAlgorithm> possible = algorithmsOf(jwk);
    if (!jwk.has("alg")) {
      // An RSA key without "alg" is used with RS256 only, never with both: RFC 9068 section 2.1
      // requires every issuer and verifier of access tokens to support RS256.
      return possible.stream().findFirst();
    }
    return text(jwk, "alg").flatMap(SigningAlgorithm::of).filter(possible::contains);
  }

  private static List<SigningAlgorithm> algorithmsOf(JsonNode jwk) {
    String curve = text(jwk, "crv").orElse("");
    return switch (text(jwk, "kty").orElse("")) {
      case "RSA" -> List.of(SigningAlgorithm.RS256, SigningAlgorithm.PS256);
      case "EC" -> curve.equals("P-256") ? List.of(SigningAlgorithm.ES256) : List.of();
      case "OKP" -> curve.equals("Ed25519") ? List.of(SigningAlgorithm.EDDSA) : List.of();
      default -> List.of();
    };
  }

  static Optional<String> text(JsonNode jwk, String name) {
    return Optional.ofNullable(jwk.get(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }
}

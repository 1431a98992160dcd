package dev.portcullis.adapter.token;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.PublicJwk;
import java.math.BigInteger;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Reads the public key of a JWK. JJWT parses the key and checks that a point lies on its curve; it
 * is passed only the members of the key itself, after a check of their form and size. Pure.
 */
final class PublicKeyReader {
  private static final int MIN_RSA_BITS = 2048;

  /** Limits the cost of a signature check. */
  private static final int MAX_RSA_BITS = 8192;

  /**
   * FIPS 186-5 section 5.1: odd and above 2^16. The maximum limits the cost of a signature check.
   */
  private static final int MIN_EXPONENT_BITS = 17;

  private static final int MAX_EXPONENT_BITS = 64;
  private static final int CURVE_BYTES = 32;

  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private PublicKeyReader() {}

  static Optional<PublicKey> read(JsonNode jwk) {
    return switch (JwkReader.text(jwk, "kty").orElse("")) {
      case "RSA" -> isStrong(jwk) ? parse(jwk, List.of("kty", "n", "e")) : Optional.empty();
      case "EC" ->
          isCoordinate(jwk, "x") && isCoordinate(jwk, "y")
              ? parse(jwk, List.of("kty", "crv", "x", "y"))
              : Optional.empty();
      case "OKP" ->
          isCoordinate(jwk, "x") ? parse(jwk, List.of("kty", "crv", "x")) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static boolean isStrong(JsonNode jwk) {
    BigInteger modulus = new BigInteger(1, bytes(jwk, "n"));
    BigInteger exponent = new BigInteger(1, bytes(jwk, "e"));
    return isBetween(modulus.bitLength(), MIN_RSA_BITS, MAX_RSA_BITS)
        && modulus.testBit(0)
        && isBetween(exponent.bitLength(), MIN_EXPONENT_BITS, MAX_EXPONENT_BITS)
        && exponent.testBit(0);
  }

  private static boolean isBetween(int bits, int min, int max) {
    return bits >= min && bits <= max;
  }

  private static boolean isCoordinate(JsonNode jwk, String name) {
    return bytes(jwk, name).length == CURVE_BYTES;
  }

  /** The decoded member; empty if it is missing or not canonical base64url. */
  private static byte[] bytes(JsonNode jwk, String name) {
    String text = JwkReader.text(jwk, name).orElse("");
    try {
      byte[] bytes = DECODER.decode(text);
      return ENCODER.encodeToString(bytes).equals(text) ? bytes : new byte[0];
    } catch (IllegalArgumentException notBase64Url) {
      return new byte[0];
    }
  }

  private static Optional<PublicKey> parse(JsonNode jwk, List<String> members) {
    String text =
        members.stream()
            .map(name -> "\"" + name + "\":" + jwk.get(name))
            .collect(joining(",", "{", "}"));
    try {
      return Jwks.parser().build().parse(text) instanceof PublicJwk<?> publicJwk
          ? Optional.of(publicJwk.toKey())
          : Optional.empty();
    } catch (JwtException | IllegalArgumentException noSuchKey) {
      return Optional.empty();
    }
  }
}

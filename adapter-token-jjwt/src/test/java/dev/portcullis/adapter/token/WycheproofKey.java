package dev.portcullis.adapter.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.SecretJWK;
import dev.portcullis.domain.key.KeyId;
import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.key.VerificationKey;
import java.security.Key;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;

/** The key of a group of vectors, and the result of verifying a token with it. */
final class WycheproofKey {
  private static final Set<String> HEADER = Set.of("alg", "kid");

  private final JsonNode jwk;

  private WycheproofKey(JsonNode jwk) {
    this.jwk = jwk;
  }

  static WycheproofKey of(JsonNode group) {
    return new WycheproofKey(group.has("public") ? group.get("public") : group.get("private"));
  }

  /** Whether the algorithm of the key is supported. */
  boolean isSupported() {
    return algorithm().isPresent();
  }

  boolean accepts(String jws) {
    try {
      CompactForm form = CompactForm.parse(jws);
      VerificationKey key = key();
      return mayVerify()
          && StrictJson.object(form.header(), HEADER)
              .filter(header -> header.get("alg").asText().equals(key.algorithm().joseName()))
              .filter(header -> header.get("kid").asText().equals(key.id().value()))
              .isPresent()
          && SignatureCheck.passes(form, key);
    } catch (Refusal refusal) {
      return false;
    }
  }

  /** RFC 7517 sections 4.2 and 4.3. */
  private boolean mayVerify() {
    boolean use = !jwk.has("use") || jwk.get("use").asText().equals("sig");
    boolean operations = !jwk.has("key_ops") || jwk.get("key_ops").toString().contains("verify");
    return use && operations;
  }

  /** A key without an algorithm is tried with the one its type suggests. */
  private Optional<SigningAlgorithm> algorithm() {
    String suggested = jwk.get("kty").asText().equals("RSA") ? "RS256" : "ES256";
    String name = jwk.has("alg") ? jwk.get("alg").asText() : suggested;
    return SigningAlgorithm.of(name);
  }

  private VerificationKey key() {
    return new VerificationKey(
        new KeyId(jwk.get("kid").asText()), algorithm().orElseThrow(), jcaKey());
  }

  private Key jcaKey() {
    try {
      JWK parsed = JWK.parse(jwk.toString());
      return parsed instanceof AsymmetricJWK pair
          ? pair.toPublicKey()
          : new SecretKeySpec(((SecretJWK) parsed).toSecretKey().getEncoded(), "HmacSHA256");
    } catch (ParseException | JOSEException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}

package dev.portcullis.adapter.token;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.domain.key.VerificationKey;
import dev.portcullis.domain.token.RejectionReason;
import java.time.Instant;

/**
 * A token header with exactly the members that the issuer writes (RFC 8725 sections 3.1 and 3.11).
 * So {@code crit}, {@code b64}, {@code zip}, and every member that contains or references a key,
 * such as {@code jwk} and {@code jku}, are rejected. Immutable.
 */
final class StrictHeader {
  private final String algorithm;
  private final String unverifiedKeyId;

  private StrictHeader(String algorithm, String unverifiedKeyId) {
    this.algorithm = algorithm;
    this.unverifiedKeyId = unverifiedKeyId;
  }

  static StrictHeader parse(byte[] json) throws Refusal {
    JsonNode header = StrictJson.object(json, JoseNames.HEADER).orElseThrow(StrictHeader::invalid);
    if (!text(header, JoseNames.TYPE).equals(JoseNames.ACCESS_TOKEN_TYPE)) {
      throw invalid();
    }
    return new StrictHeader(text(header, JoseNames.ALGORITHM), text(header, JoseNames.KEY_ID));
  }

  /**
   * The key with the id in this header.
   *
   * @throws Refusal with UNKNOWN_KEY if there is no such key at {@code now}, with HEADER if the key
   *     is used with another algorithm
   * @throws KeysUnavailable if the keys are not available
   */
  VerificationKey findKey(VerificationKeys keys, Instant now) throws Refusal, KeysUnavailable {
    VerificationKey key =
        keys.find(unverifiedKeyId, now).orElseThrow(() -> new Refusal(RejectionReason.UNKNOWN_KEY));
    // The key determines the algorithm; the header must name the same.
    if (!key.algorithm().joseName().equals(algorithm)) {
      throw invalid();
    }
    return key;
  }

  private static String text(JsonNode header, String name) throws Refusal {
    JsonNode value = header.get(name);
    if (!value.isTextual()) {
      throw invalid();
    }
    return value.textValue();
  }

  private static Refusal invalid() {
    return new Refusal(RejectionReason.HEADER);
  }
}

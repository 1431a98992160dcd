package dev.portcullis.adapter.token;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.domain.key.VerificationKey;
import dev.portcullis.domain.token.RejectionReason;
import java.time.Instant;

/**
 * A header with exactly the members we write (RFC 8725 sections 3.1 and 3.11). So {@code crit},
 * {@code b64}, {@code zip}, and every member that brings or names a foreign key, are refused
 * unread.
 */
final class StrictHeader {
  private final String algorithm;
  private final String unverifiedKeyId;

  private StrictHeader(String algorithm, String unverifiedKeyId) {
    this.algorithm = algorithm;
    this.unverifiedKeyId = unverifiedKeyId;
  }

  static StrictHeader parse(byte[] json) throws Refusal {
    JsonNode header = StrictJson.object(json, JoseNames.HEADER).orElseThrow(StrictHeader::notOurs);
    if (!text(header, JoseNames.TYPE).equals(JoseNames.ACCESS_TOKEN_TYPE)) {
      throw notOurs();
    }
    return new StrictHeader(text(header, JoseNames.ALGORITHM), text(header, JoseNames.KEY_ID));
  }

  /** The key it names, if its tokens count at {@code now} and it is used with that algorithm. */
  VerificationKey keyAmong(VerificationKeys keys, Instant now) throws Refusal, KeysNotKnown {
    VerificationKey key =
        keys.find(unverifiedKeyId, now).orElseThrow(() -> new Refusal(RejectionReason.UNKNOWN_KEY));
    // The key says which algorithm it is used with; the token may only agree.
    if (!key.algorithm().joseName().equals(algorithm)) {
      throw notOurs();
    }
    return key;
  }

  private static String text(JsonNode header, String name) throws Refusal {
    JsonNode value = header.get(name);
    if (!value.isTextual()) {
      throw notOurs();
    }
    return value.textValue();
  }

  private static Refusal notOurs() {
    return new Refusal(RejectionReason.HEADER);
  }
}

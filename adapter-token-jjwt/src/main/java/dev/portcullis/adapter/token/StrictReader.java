package dev.portcullis.adapter.token;

import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.key.KeyRingSource;
import dev.portcullis.domain.key.VerificationKey;
import dev.portcullis.domain.token.RejectionReason;
import java.time.Instant;
import java.util.Optional;

/** Checks tokens step by step, the cheap steps first (RFC 8725). */
final class StrictReader implements TokenReader {
  private final KeyRingSource keys;
  private final StrictClaims strictClaims;

  StrictReader(KeyRingSource keys, StrictClaims strictClaims) {
    this.keys = keys;
    this.strictClaims = strictClaims;
  }

  @Override
  public Optional<VerifiedToken> read(String compact, Instant now) throws Refusal {
    CompactForm form = CompactForm.parse(compact);
    StrictHeader header = StrictHeader.parse(form.header());
    Optional<KeyRing> ring = keys.current();
    if (ring.isEmpty()) {
      return Optional.empty();
    }
    VerificationKey key = header.keyIn(ring.get(), now);
    if (!SignatureShape.isOurSpelling(form.signature(), key) || !SignatureCheck.passes(form, key)) {
      throw new Refusal(RejectionReason.SIGNATURE);
    }
    return Optional.of(new VerifiedToken(strictClaims.parse(form.payload(), now), key));
  }
}

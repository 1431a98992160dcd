package dev.portcullis.adapter.token;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.key.KeyRingSource;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.token.AccessTokenClaims;
import dev.portcullis.domain.token.AccessTokenVerifier;
import dev.portcullis.domain.token.RejectionReason;
import dev.portcullis.domain.token.VerificationOutcome;
import dev.portcullis.domain.token.VerificationOutcome.Rejected;
import dev.portcullis.domain.token.VerificationOutcome.Unavailable;
import dev.portcullis.domain.token.VerificationOutcome.Verified;
import java.util.Optional;

/** Verifies access tokens step by step, the cheap steps first (RFC 8725). */
final class JjwtVerifier implements AccessTokenVerifier {
  private final KeyRingSource keys;
  private final StrictClaims strictClaims;

  JjwtVerifier(KeyRingSource keys, StrictClaims strictClaims) {
    this.keys = keys;
    this.strictClaims = strictClaims;
  }

  @Override
  public VerificationOutcome verify(String compact) {
    requireNonNull(compact, "compact");
    try {
      CompactForm form = CompactForm.parse(compact);
      StrictHeader header = StrictHeader.parse(form.header());
      Optional<KeyRing> ring = keys.current();
      if (ring.isEmpty()) {
        return new Unavailable();
      }
      return new Verified(signedClaims(form, header.keyIn(ring.get())));
    } catch (Refusal refusal) {
      return new Rejected(refusal.reason());
    }
  }

  private AccessTokenClaims signedClaims(CompactForm form, SigningKey key) throws Refusal {
    if (!SignatureCheck.passes(form, key)) {
      throw new Refusal(RejectionReason.SIGNATURE);
    }
    return strictClaims.parse(form.payload());
  }
}

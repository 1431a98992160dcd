package dev.portcullis.adapter.token;

import dev.portcullis.domain.key.VerificationKey;
import dev.portcullis.domain.token.AccessTokenClaims;
import dev.portcullis.domain.token.RejectionReason;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Checks tokens step by step, cheap steps first (RFC 8725). Thread-safe. */
final class StrictReader implements TokenReader {
  private final VerificationKeys keys;
  private final StrictClaims strictClaims;
  private final BiPredicate<CompactForm, VerificationKey> signatureCheck;

  StrictReader(VerificationKeys keys, StrictClaims strictClaims) {
    this(keys, strictClaims, SignatureCheck::passes);
  }

  /** For tests, which count the signature checks. */
  StrictReader(
      VerificationKeys keys,
      StrictClaims strictClaims,
      BiPredicate<CompactForm, VerificationKey> signatureCheck) {
    this.keys = keys;
    this.strictClaims = strictClaims;
    this.signatureCheck = signatureCheck;
  }

  @Override
  public Optional<VerifiedToken> read(String compact, Instant now) throws Refusal {
    CompactForm form = CompactForm.parse(compact);
    StrictHeader header = StrictHeader.parse(form.header());
    try {
      VerificationKey key = header.findKey(keys, now);
      return Optional.of(new VerifiedToken(signedClaims(form, key, now), key));
    } catch (KeysUnavailable unavailable) {
      return Optional.empty();
    }
  }

  private AccessTokenClaims signedClaims(CompactForm form, VerificationKey key, Instant now)
      throws Refusal {
    if (!SignatureShape.isCanonical(form.signature(), key) || !signatureCheck.test(form, key)) {
      throw new Refusal(RejectionReason.SIGNATURE);
    }
    return strictClaims.parse(form.payload(), now);
  }
}

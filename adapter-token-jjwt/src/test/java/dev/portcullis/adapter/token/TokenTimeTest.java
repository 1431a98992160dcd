package dev.portcullis.adapter.token;

import static dev.portcullis.adapter.token.Tokens.NOW;
import static dev.portcullis.adapter.token.Tokens.TTL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.domain.token.RejectionReason;
import dev.portcullis.domain.token.VerificationOutcome;
import dev.portcullis.domain.token.VerificationOutcome.Rejected;
import dev.portcullis.domain.token.VerificationOutcome.Unavailable;
import dev.portcullis.domain.token.VerificationOutcome.Verified;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenTimeTest {
  private static final String TOKEN =
      Tokens.over(Tokens.RSA).issuer().issue(Tokens.claims()).compact();
  private static final Verified GOOD = new Verified(Tokens.claims());

  @Test
  void tokenIsValidUntilItsLastMicrosecond() {
    assertEquals(GOOD, verifiedAt(NOW.plus(TTL).minusNanos(1000)));
  }

  @Test
  void tokenIsExpiredFromItsExpiryOn() {
    Rejected expired = new Rejected(RejectionReason.EXPIRED);
    assertEquals(expired, verifiedAt(NOW.plus(TTL)));
    assertEquals(expired, verifiedAt(NOW.plus(TTL).plusSeconds(1)));
  }

  @Test
  void clockOfTheIssuerMayBeThirtySecondsAhead() {
    assertEquals(GOOD, verifiedAt(NOW.minusSeconds(30)));
    Rejected tooFar = new Rejected(RejectionReason.CLAIMS);
    assertEquals(tooFar, verifiedAt(NOW.minusSeconds(30).minusNanos(1)));
    assertEquals(tooFar, verifiedAt(NOW.minusSeconds(31)));
  }

  @Test
  void tokenIsUnavailableWhileTheKeysAreUnknown() {
    assertEquals(new Unavailable(), Tokens.withoutKeys().verifier().verify(TOKEN));
  }

  @Test
  void malformedTokensAreRejectedWithoutKeys() {
    VerificationOutcome outcome = Tokens.withoutKeys().verifier().verify("junk");
    assertEquals(new Rejected(RejectionReason.MALFORMED), outcome);
  }

  private static VerificationOutcome verifiedAt(Instant now) {
    return Tokens.at(now, Tokens.RSA).verifier().verify(TOKEN);
  }
}

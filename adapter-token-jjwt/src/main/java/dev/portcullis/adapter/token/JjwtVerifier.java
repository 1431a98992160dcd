package dev.portcullis.adapter.token;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.token.AccessTokenVerifier;
import dev.portcullis.domain.token.VerificationOutcome;
import dev.portcullis.domain.token.VerificationOutcome.Rejected;
import dev.portcullis.domain.token.VerificationOutcome.Unavailable;
import dev.portcullis.domain.token.VerificationOutcome.Verified;
import java.time.Clock;

/**
 * Verifies access tokens. Reads the clock once for each token, so that all checks use the same
 * time. Thread-safe.
 */
final class JjwtVerifier implements AccessTokenVerifier {
  private final TokenReader tokens;
  private final Clock clock;

  JjwtVerifier(TokenReader tokens, Clock clock) {
    this.tokens = requireNonNull(tokens, "tokens");
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public VerificationOutcome verify(String compact) {
    requireNonNull(compact, "compact");
    try {
      return tokens
          .read(compact, clock.instant())
          .<VerificationOutcome>map(token -> new Verified(token.claims()))
          .orElseGet(Unavailable::new);
    } catch (Refusal refusal) {
      return new Rejected(refusal.reason());
    }
  }
}

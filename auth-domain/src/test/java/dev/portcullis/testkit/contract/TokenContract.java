package dev.portcullis.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.token.AccessTokenClaims;
import dev.portcullis.domain.token.RejectionReason;
import dev.portcullis.domain.token.VerificationOutcome;
import dev.portcullis.testkit.fixture.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The factory methods that an adapter supplies for the contracts of access tokens. */
public interface TokenContract {
  /** Tokens with keys that all calls share, on this clock. */
  TokensUnderTest tokens(Clock clock);

  /** Tokens of another issuer: the same format, other keys. */
  TokensUnderTest tokensOfAnotherIssuer(Clock clock);

  /** The tokens of a node that has not loaded its keys yet. */
  TokensUnderTest tokensWithoutKeys(Clock clock);

  /** Claims from {@code issuedAt} for five minutes. */
  default AccessTokenClaims claims(Instant issuedAt) {
    return new AccessTokenClaims(
        Ids.userId(),
        Ids.sessionId(),
        Ids.tokenId(),
        issuedAt,
        issuedAt.plus(Duration.ofMinutes(5)),
        Set.of(RoleName.USER, RoleName.MODERATOR),
        3);
  }

  /** Fails unless the outcome is these claims. */
  default void assertVerified(AccessTokenClaims expected, VerificationOutcome actual) {
    assertEquals(new VerificationOutcome.Verified(expected), actual);
  }

  /** Why the token is refused; empty if it is not. */
  default Optional<RejectionReason> rejection(VerificationOutcome outcome) {
    return outcome.fold(claims -> Optional.empty(), Optional::of, Optional::empty);
  }
}

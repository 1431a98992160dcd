package dev.portcullis.adapter.token;

import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.testkit.contract.AccessTokenContract;
import dev.portcullis.testkit.contract.TokensUnderTest;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

/** The contract with each algorithm, and with some also with the cache of verified tokens. */
class JjwtTokensTest {
  @Nested
  class Rs256 extends OverKeys {
    Rs256() {
      super(Tokens.RSA, Tokens.OTHER_RSA, 0);
    }
  }

  @Nested
  class Rs256Remembered extends OverKeys {
    Rs256Remembered() {
      super(Tokens.RSA, Tokens.OTHER_RSA, 100_000);
    }
  }

  @Nested
  class Ps256 extends OverKeys {
    Ps256() {
      super(Tokens.key(SigningAlgorithm.PS256), Tokens.next(SigningAlgorithm.PS256), 0);
    }
  }

  @Nested
  class Es256 extends OverKeys {
    Es256() {
      super(Tokens.key(SigningAlgorithm.ES256), Tokens.next(SigningAlgorithm.ES256), 0);
    }
  }

  @Nested
  class EdDsa extends OverKeys {
    EdDsa() {
      super(Tokens.key(SigningAlgorithm.EDDSA), Tokens.next(SigningAlgorithm.EDDSA), 0);
    }
  }

  @Nested
  class Hs256 extends OverKeys {
    Hs256() {
      super(Tokens.SECRET, Tokens.OTHER_SECRET, 0);
    }
  }

  @Nested
  class Hs256Remembered extends OverKeys {
    Hs256Remembered() {
      super(Tokens.SECRET, Tokens.OTHER_SECRET, 100_000);
    }
  }

  private abstract static class OverKeys implements AccessTokenContract {
    private final SigningKey own;
    private final SigningKey strangers;
    private final TokenSettings settings;

    OverKeys(SigningKey own, SigningKey strangers, long cacheWeight) {
      this.own = own;
      this.strangers = strangers;
      this.settings = Tokens.settings(cacheWeight);
    }

    @Override
    public TokensUnderTest tokens(Clock clock) {
      return over(Optional.of(own), clock);
    }

    @Override
    public TokensUnderTest tokensOfAnotherIssuer(Clock clock) {
      return over(Optional.of(strangers), clock);
    }

    @Override
    public TokensUnderTest tokensWithoutKeys(Clock clock) {
      return over(Optional.empty(), clock);
    }

    private TokensUnderTest over(Optional<SigningKey> key, Clock clock) {
      JjwtTokens tokens =
          new JjwtTokens(settings, () -> key.map(Tokens::ring), clock, Tokens.RANDOM);
      return new TokensUnderTest(tokens.issuer(), tokens.verifier());
    }
  }
}

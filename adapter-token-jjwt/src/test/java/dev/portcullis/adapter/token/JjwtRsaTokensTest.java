package dev.portcullis.adapter.token;

import dev.portcullis.testkit.contract.AccessTokenContract;
import dev.portcullis.testkit.contract.TokensUnderTest;
import java.time.Clock;

class JjwtRsaTokensTest implements AccessTokenContract {
  @Override
  public TokensUnderTest tokens(Clock clock) {
    return both(Tokens.on(clock, Tokens.RSA));
  }

  @Override
  public TokensUnderTest strangersTokens(Clock clock) {
    return both(Tokens.on(clock, Tokens.OTHER_RSA));
  }

  @Override
  public TokensUnderTest tokensWithoutKeys(Clock clock) {
    return both(Tokens.withoutKeys(clock));
  }

  private static TokensUnderTest both(JjwtTokens tokens) {
    return new TokensUnderTest(tokens.issuer(), tokens.verifier());
  }
}

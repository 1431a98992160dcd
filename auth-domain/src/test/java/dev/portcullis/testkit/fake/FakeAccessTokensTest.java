package dev.portcullis.testkit.fake;

import dev.portcullis.testkit.contract.AccessTokenContract;
import dev.portcullis.testkit.contract.TokensUnderTest;
import java.time.Clock;

final class FakeAccessTokensTest implements AccessTokenContract {
  @Override
  public TokensUnderTest tokens(Clock clock) {
    return both(new FakeAccessTokens(clock));
  }

  @Override
  public TokensUnderTest tokensOfAnotherIssuer(Clock clock) {
    return both(new FakeAccessTokens("another secret", clock));
  }

  @Override
  public TokensUnderTest tokensWithoutKeys(Clock clock) {
    return both(FakeAccessTokens.withoutKeys(clock));
  }

  private static TokensUnderTest both(FakeAccessTokens tokens) {
    return new TokensUnderTest(tokens, tokens);
  }
}

package dev.portcullis.adapter.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.token.AccessTokenVerifier;
import dev.portcullis.domain.token.VerificationOutcome.Rejected;
import dev.portcullis.domain.token.VerificationOutcome.Verified;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TokenMutationTest {
  /** The valid token of each algorithm, and a verifier that has cached it. */
  private static final Map<String, AccessTokenVerifier> GOOD =
      Tokens.ofEachAlgorithm().stream()
          .collect(
              Collectors.toMap(
                  key -> Tokens.over(key).issuer().issue(Tokens.claims()).compact(),
                  TokenMutationTest::remembering,
                  (one, other) -> one,
                  LinkedHashMap::new));

  @Property(tries = 20_000)
  void noMutationOfAValidTokenVerifies(
      @ForAll("goodTokens") String good, @ForAll("mutations") List<TokenMutation> mutations) {
    String mutated = good;
    for (TokenMutation mutation : mutations) {
      mutated = mutated.isEmpty() ? mutated : mutation.of(mutated);
    }
    Assume.that(!mutated.equals(good));
    AccessTokenVerifier verifier = verifier(good);
    assertInstanceOf(Rejected.class, verifier.verify(mutated));
    assertEquals(new Verified(Tokens.claims()), verifier.verify(good));
  }

  @Property(tries = 5_000)
  void noTextVerifies(@ForAll("goodTokens") String good, @ForAll String text) {
    assertInstanceOf(Rejected.class, verifier(good).verify(text));
  }

  @Provide
  Arbitrary<String> goodTokens() {
    return Arbitraries.of(GOOD.keySet());
  }

  @Provide
  Arbitrary<List<TokenMutation>> mutations() {
    Arbitrary<Integer> number = Arbitraries.integers().between(0, 100_000).withoutEdgeCases();
    return Combinators.combine(Arbitraries.of(TokenMutation.Kind.values()), number, number)
        .as(TokenMutation::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  private static AccessTokenVerifier verifier(String good) {
    AccessTokenVerifier verifier = GOOD.get(good);
    if (verifier == null) {
      throw new IllegalStateException("no such token");
    }
    return verifier;
  }

  private static AccessTokenVerifier remembering(SigningKey key) {
    return Tokens.over(Tokens.settings(100_000), key).verifier();
  }
}

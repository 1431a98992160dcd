package dev.portcullis.adapter.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.token.AccessTokenVerifier;
import dev.portcullis.domain.token.VerificationOutcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MutatedTokenTest {
  private static final List<String> REPLACEMENTS =
      List.of("A", "Q", "z", "_", ".", "=", "\0", "\u00e9");

  static Collection<SigningKey> keys() {
    return Tokens.ofEachAlgorithm();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void noChangeOfOneCharacterIsAccepted(SigningKey key) {
    JjwtTokens tokens = Tokens.over(key);
    String good = tokens.issuer().issue(Tokens.claims()).compact();
    List<String> accepted = new ArrayList<>();
    for (int at = 0; at < good.length(); at++) {
      for (String c : REPLACEMENTS) {
        String mutated = good.substring(0, at) + c + good.substring(at + 1);
        if (!mutated.equals(good) && isVerified(tokens.verifier(), mutated)) {
          accepted.add(mutated);
        }
      }
    }
    assertEquals(List.of(), accepted);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void noPartOfATokenIsAccepted(SigningKey key) {
    JjwtTokens tokens = Tokens.over(key);
    String good = tokens.issuer().issue(Tokens.claims()).compact();
    for (int at = 0; at < good.length(); at++) {
      assertFalse(isVerified(tokens.verifier(), good.substring(0, at)));
      assertFalse(isVerified(tokens.verifier(), good.substring(0, at) + good.substring(at + 1)));
    }
  }

  private static boolean isVerified(AccessTokenVerifier verifier, String text) {
    return verifier.verify(text) instanceof VerificationOutcome.Verified;
  }
}

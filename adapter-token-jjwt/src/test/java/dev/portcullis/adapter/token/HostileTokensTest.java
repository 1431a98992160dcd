package dev.portcullis.adapter.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.token.AccessTokenVerifier;
import dev.portcullis.domain.token.VerificationOutcome;
import dev.portcullis.testkit.token.HostileToken;
import dev.portcullis.testkit.token.HostileTokens;
import dev.portcullis.testkit.token.TokenForge;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileTokensTest {
  private static final int FEWEST_ROWS = 465;

  static Stream<Arguments> rows() {
    return Tokens.ofEachAlgorithm().stream().map(Tokens::forge).flatMap(HostileTokensTest::rows);
  }

  private static Stream<Arguments> rows(TokenForge forge) {
    String good = forge.good();
    return HostileTokens.all(forge).stream().map(row -> Arguments.of(forge.key(), row, good));
  }

  static Collection<SigningKey> keys() {
    return Tokens.ofEachAlgorithm();
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("rows")
  void isRefusedForItsReason(SigningKey key, HostileToken row, String good) {
    AccessTokenVerifier verifier = Tokens.over(key).verifier();
    assertEquals(new VerificationOutcome.Rejected(row.reason()), verifier.verify(row.text()));
    assertEquals(new VerificationOutcome.Verified(Tokens.claims()), verifier.verify(good));
  }

  /** Tokens of version 0.1 are valid until they expire. */
  @ParameterizedTest
  @MethodSource("keys")
  void tokenWithoutClientIdIsAccepted(SigningKey key) {
    assertEquals(
        new VerificationOutcome.Verified(Tokens.claims()),
        Tokens.over(key).verifier().verify(Tokens.forge(key).goodWithoutClient()));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void tableIsAsLongAsItWas(SigningKey key) {
    assertTrue(HostileTokens.all(Tokens.forge(key)).size() >= FEWEST_ROWS);
  }

  /** Far more time than is needed; only a row with quadratic cost exceeds it. */
  @Test
  void rejectingIsCheap() {
    AccessTokenVerifier verifier = Tokens.over(Tokens.RSA).verifier();
    List<HostileToken> rows = HostileTokens.all(Tokens.forge(Tokens.RSA));
    int accepted =
        assertTimeout(
            Duration.ofSeconds(30),
            () -> {
              int verified = 0;
              for (int i = 0; i < 20; i++) {
                for (HostileToken row : rows) {
                  verified += verifier.verify(row.text()).fold(c -> 1, r -> 0, () -> 1);
                }
              }
              return verified;
            });
    assertEquals(0, accepted);
  }
}

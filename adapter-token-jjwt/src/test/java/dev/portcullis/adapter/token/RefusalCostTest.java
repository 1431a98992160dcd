package dev.portcullis.adapter.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.token.AccessTokenVerifier;
import dev.portcullis.domain.token.RejectionReason;
import dev.portcullis.domain.token.VerificationOutcome.Rejected;
import dev.portcullis.domain.token.VerificationOutcome.Verified;
import dev.portcullis.testkit.token.HostileToken;
import dev.portcullis.testkit.token.HostileTokens;
import dev.portcullis.testkit.token.TokenForge;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The work that one token can cause. */
class RefusalCostTest {
  private static final Set<RejectionReason> BEFORE_THE_SIGNATURE =
      EnumSet.of(RejectionReason.MALFORMED, RejectionReason.HEADER, RejectionReason.UNKNOWN_KEY);

  private final AtomicInteger checks = new AtomicInteger();

  static Collection<SigningKey> keys() {
    return Tokens.ofEachAlgorithm();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aRefusedTokenCostsOneSignatureCheckAtMostAndNoneBeforeItsKeyIsKnown(SigningKey key) {
    AccessTokenVerifier verifier = counting(key);
    for (HostileToken row : HostileTokens.all(Tokens.forge(key))) {
      checks.set(0);
      assertEquals(new Rejected(row.reason()), verifier.verify(row.text()), row.name());
      int most = BEFORE_THE_SIGNATURE.contains(row.reason()) ? 0 : 1;
      assertTrue(checks.get() <= most, () -> row.name() + " cost " + checks);
    }
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aValidTokenCostsOne(SigningKey key) {
    TokenForge forge = Tokens.forge(key);

    assertEquals(new Verified(Tokens.claims()), counting(key).verify(forge.good()));
    assertEquals(1, checks.get());
  }

  private AccessTokenVerifier counting(SigningKey key) {
    Optional<KeyRing> ring = Optional.of(Tokens.ring(key));
    TokenReader reader =
        new StrictReader(
            new KeyRingKeys(() -> ring),
            new StrictClaims(Tokens.SETTINGS),
            (form, verification) -> {
              checks.incrementAndGet();
              return SignatureCheck.passes(form, verification);
            });
    return new JjwtVerifier(reader, Clock.fixed(Tokens.NOW, ZoneOffset.UTC));
  }
}

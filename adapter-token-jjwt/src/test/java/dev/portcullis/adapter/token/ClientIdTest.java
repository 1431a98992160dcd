package dev.portcullis.adapter.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.token.RejectionReason;
import dev.portcullis.domain.token.VerificationOutcome;
import dev.portcullis.domain.token.VerificationOutcome.Rejected;
import dev.portcullis.domain.token.VerificationOutcome.Verified;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** {@code client_id} (RFC 9068 section 2.2), and a rolling upgrade from the version without it. */
class ClientIdTest {
  private static final Verified GOOD = new Verified(Tokens.claims());

  /** The claims that the verifier of version 0.1 requires, and no others. */
  private static final Set<String> CLAIMS_BEFORE =
      Set.of("iss", "aud", "sub", "sid", "jti", "iat", "exp", "roles", "ver");

  private final AtomicBoolean includeClientId = new AtomicBoolean();
  private final JjwtTokens tokens = tokens(Tokens.SETTINGS, includeClientId);

  @Test
  void version01AcceptsTokensWithoutClientId() {
    assertTrue(wasTakenBefore(issue()));
    includeClientId.set(true);
    assertFalse(wasTakenBefore(issue()));
  }

  @Test
  void tokensWithAndWithoutClientIdAreAccepted() {
    String without = issue();
    includeClientId.set(true);
    String with = issue();
    for (boolean names : new boolean[] {true, false}) {
      includeClientId.set(names);
      assertEquals(GOOD, tokens.verifier().verify(with));
      assertEquals(GOOD, tokens.verifier().verify(without));
    }
  }

  @Test
  void tokenOfAnotherClientIsRefused() {
    TokenSettings elsewhere =
        new TokenSettings("https://auth.example", "shop", "till", Tokens.TTL, 0);
    String foreign =
        tokens(elsewhere, new AtomicBoolean(true)).issuer().issue(Tokens.claims()).compact();
    assertEquals(new Rejected(RejectionReason.CLAIMS), tokens.verifier().verify(foreign));
    VerificationOutcome there = tokens(elsewhere, includeClientId).verifier().verify(foreign);
    assertEquals(GOOD, there);
  }

  private static boolean wasTakenBefore(String token) {
    byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
    assertTrue(new String(payload, UTF_8).startsWith("{"));
    return StrictJson.object(payload, CLAIMS_BEFORE).isPresent();
  }

  private String issue() {
    return tokens.issuer().issue(Tokens.claims()).compact();
  }

  private static JjwtTokens tokens(TokenSettings settings, AtomicBoolean includeClientId) {
    Optional<KeyRing> ring = Optional.of(Tokens.ring(Tokens.SECRET));
    Clock clock = Clock.fixed(Tokens.NOW, ZoneOffset.UTC);
    return new JjwtTokens(settings, () -> ring, clock, Tokens.RANDOM, includeClientId::get);
  }
}

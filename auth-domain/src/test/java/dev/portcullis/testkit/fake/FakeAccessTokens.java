package dev.portcullis.testkit.fake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.token.AccessToken;
import dev.portcullis.domain.token.AccessTokenClaims;
import dev.portcullis.domain.token.AccessTokenIssuer;
import dev.portcullis.domain.token.AccessTokenVerifier;
import dev.portcullis.domain.token.RejectionReason;
import dev.portcullis.domain.token.VerificationOutcome;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Issues and verifies tokens of the format {@code fake.<claims>.<mac>}; instances with the same
 * secret accept each other's tokens. Thread-safe.
 */
public final class FakeAccessTokens implements AccessTokenIssuer, AccessTokenVerifier {
  private static final String HEADER = "fake.";
  private static final Duration SKEW = Duration.ofSeconds(30);

  private final Optional<String> secret;
  private final Clock clock;

  private FakeAccessTokens(Optional<String> secret, Clock clock) {
    this.secret = secret;
    this.clock = requireNonNull(clock, "clock");
  }

  /** Tokens with a secret that all instances made by this constructor share. */
  public FakeAccessTokens(Clock clock) {
    this("secret", clock);
  }

  /** Tokens with {@code secret}. */
  public FakeAccessTokens(String secret, Clock clock) {
    this(Optional.of(secret), clock);
  }

  /** The tokens of a node that has not loaded its keys yet. */
  public static FakeAccessTokens withoutKeys(Clock clock) {
    return new FakeAccessTokens(Optional.empty(), clock);
  }

  @Override
  public AccessToken issue(AccessTokenClaims claims) {
    String key = secret.orElseThrow(() -> new StoreUnavailableException("no signing key"));
    String text = FakeClaims.write(claims);
    return new AccessToken(sign(text, key), claims.expiresAt());
  }

  @Override
  public VerificationOutcome verify(String compact) {
    requireNonNull(compact, "compact");
    return secret
        .map(key -> verify(compact, key))
        .orElseGet(() -> new VerificationOutcome.Unavailable());
  }

  private VerificationOutcome verify(String compact, String key) {
    Optional<String> text = text(compact);
    if (text.isEmpty()) {
      return new VerificationOutcome.Rejected(RejectionReason.MALFORMED);
    }
    // Computed again from the claims and compared as a whole, so that each token has one valid
    // spelling.
    if (!sign(text.get(), key).equals(compact)) {
      return new VerificationOutcome.Rejected(RejectionReason.SIGNATURE);
    }
    return judge(FakeClaims.read(text.get()));
  }

  private VerificationOutcome judge(AccessTokenClaims claims) {
    Instant now = clock.instant();
    if (claims.issuedAt().isAfter(now.plus(SKEW))) {
      return new VerificationOutcome.Rejected(RejectionReason.CLAIMS);
    }
    return now.isBefore(claims.expiresAt())
        ? new VerificationOutcome.Verified(claims)
        : new VerificationOutcome.Rejected(RejectionReason.EXPIRED);
  }

  private static Optional<String> text(String compact) {
    int end = compact.lastIndexOf('.');
    if (!compact.startsWith(HEADER) || end < HEADER.length()) {
      return Optional.empty();
    }
    try {
      byte[] text = Base64.getUrlDecoder().decode(compact.substring(HEADER.length(), end));
      return Optional.of(new String(text, UTF_8));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static String sign(String text, String key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
      byte[] body = text.getBytes(UTF_8);
      return HEADER + encode(body) + "." + encode(mac.doFinal(body));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", missing);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

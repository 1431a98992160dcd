package dev.portcullis.embedding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.portcullis.adapter.token.JjwtTokens;
import dev.portcullis.adapter.token.JwksTokenVerifier;
import dev.portcullis.adapter.token.TokenSettings;
import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.key.KeySchedule;
import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.token.AccessTokenClaims;
import dev.portcullis.testkit.fixture.Ids;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The example of {@code docs/verify-elsewhere.md} compiles, runs, and is the one that stands there.
 */
class ElsewhereVerifiedTest {
  private static final String ISSUER = "https://auth.example";
  private static final Path SOURCE =
      Path.of("src/test/java/dev/portcullis/embedding/ElsewhereVerified.java");
  private static final Path PAGE = Path.of("../docs/verify-elsewhere.md");

  private final Clock clock = Clock.systemUTC();
  private final JjwtTokens issuer = issuer();

  @Test
  void theExampleRuns() throws Exception {
    HttpServer published = published();
    try (JwksTokenVerifier verifier =
        ElsewhereVerified.open(
            ISSUER, "http://127.0.0.1:" + published.getAddress().getPort() + "/jwks", clock)) {
      assertEquals(200, ElsewhereVerified.statusFor(verifier, token(RoleName.MODERATOR)));
      assertEquals(403, ElsewhereVerified.statusFor(verifier, token(RoleName.USER)));
      assertEquals(401, ElsewhereVerified.statusFor(verifier, token(RoleName.USER) + "x"));
    } finally {
      published.stop(0);
    }
    try (JwksTokenVerifier early =
        ElsewhereVerified.open(
            ISSUER, "http://127.0.0.1:" + published.getAddress().getPort() + "/jwks", clock)) {
      assertEquals(503, ElsewhereVerified.statusFor(early, token(RoleName.USER)));
    }
  }

  @Test
  void thePageShowsTheExampleThatRuns() throws IOException {
    String source = Files.readString(SOURCE);
    String example =
        source
            .substring(
                source.indexOf("// example begin\n") + "// example begin\n".length(),
                source.indexOf("\n  // example end"))
            .stripTrailing()
            .stripIndent();
    assertTrue(Files.readString(PAGE).contains("```java\n" + example + "\n```"), example);
  }

  private JjwtTokens issuer() {
    SecureRandom random = new SecureRandom();
    KeyRing ring =
        new KeyRing(
            List.of(
                JjwtTokens.signingKeyFactory(random)
                    .generate(SigningAlgorithm.ES256, 1, KeySchedule.immediate(clock.instant()))),
            Duration.ofMinutes(15));
    TokenSettings settings = new TokenSettings(ISSUER, "portcullis", Duration.ofMinutes(15), 0);
    return new JjwtTokens(settings, () -> Optional.of(ring), clock, random);
  }

  private HttpServer published() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/jwks",
        request -> {
          byte[] body = issuer.publishedKeys().jwks().getBytes(UTF_8);
          request.sendResponseHeaders(200, body.length);
          request.getResponseBody().write(body);
          request.close();
        });
    server.start();
    return server;
  }

  private String token(RoleName role) {
    Instant now = clock.instant();
    return issuer
        .issuer()
        .issue(
            new AccessTokenClaims(
                Ids.userId(),
                Ids.sessionId(),
                Ids.tokenId(),
                now,
                now.plus(Duration.ofMinutes(15)),
                Set.of(role),
                0))
        .compact();
  }
}

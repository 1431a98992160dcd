package dev.portcullis.adapter.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.testkit.fixture.Machine;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The npm package {@code jose} accepts tokens of Portcullis with its JWK Set, and no others.
 * Skipped without Node.js, unless {@code AUTH_TEST_REQUIRE_ALL} is {@code true}.
 */
class JoseInteropTest {
  private static final String JOSE = "jose@6.2.17";
  private static final Path FOLDER = Path.of("target", "jose-interop");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<SigningAlgorithm> ALGORITHMS =
      Stream.of(SigningAlgorithm.values()).filter(each -> !each.isSymmetric()).toList();

  @BeforeAll
  static void install() throws Exception {
    Machine.needs("Node.js and npm", isOnPath("node") && isOnPath("npm"));
    Files.createDirectories(FOLDER);
    Files.writeString(FOLDER.resolve("package.json"), "{\"private\":true}");
    try (var script = JoseInteropTest.class.getResourceAsStream("/interop/verify.mjs")) {
      Files.copy(script, FOLDER.resolve("verify.mjs"), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(FOLDER.resolve("node_modules/jose/package.json"))) {
      run("npm", "install", "--no-audit", "--no-fund", "--no-package-lock", JOSE);
    }
  }

  @Test
  void tokenOfEveryAlgorithmIsAcceptedWithTheSameClaims() throws Exception {
    List<JsonNode> answers =
        verify(
            ALGORITHMS.stream()
                .map(each -> testCase(RemoteKeys.of(each), RemoteKeys.of(each)))
                .toList());
    for (int i = 0; i < ALGORITHMS.size(); i++) {
      SigningKey key = RemoteKeys.of(ALGORITHMS.get(i));
      JsonNode claims = answers.get(i).path("claims");
      String header =
          "{\"kid\":\"%s\",\"typ\":\"at+jwt\",\"alg\":\"%s\"}"
              .formatted(key.id(), key.algorithm().joseName());
      assertEquals(JSON.readTree(header), answers.get(i).path("header"), answers::toString);
      assertEquals(Tokens.claims().subject().toString(), claims.path("sub").textValue());
      assertEquals(Tokens.SETTINGS.audience(), claims.path("aud").textValue());
      assertEquals(JSON.readTree("[\"admin\",\"user\"]"), claims.path("roles"));
      assertEquals(Tokens.claims().expiresAt().getEpochSecond(), claims.path("exp").longValue());
      assertEquals("portcullis", claims.path("client_id").textValue());
      assertEquals(10, claims.size());
    }
  }

  @Test
  void tokenOfAnotherKeyIsRefused() throws Exception {
    for (JsonNode answer :
        verify(
            ALGORITHMS.stream()
                .map(each -> testCase(RemoteKeys.of(each), RemoteKeys.another(each)))
                .toList())) {
      assertEquals("ERR_JWKS_NO_MATCHING_KEY", answer.path("refused").textValue());
    }
  }

  @Test
  void alteredTokenIsRefused() throws Exception {
    SigningKey key = RemoteKeys.of(SigningAlgorithm.RS256);
    Map<String, String> altered = new HashMap<>(testCase(key, key));
    altered.computeIfPresent(
        "token",
        (name, token) -> token.substring(0, token.lastIndexOf('.')) + "." + "A".repeat(512));
    assertEquals(
        "ERR_JWS_SIGNATURE_VERIFICATION_FAILED",
        verify(List.of(altered)).get(0).path("refused").textValue());
  }

  private static Map<String, String> testCase(SigningKey published, SigningKey signing) {
    return Map.of(
        "jwks", Tokens.over(published).publishedKeys().jwks(),
        "token", Tokens.over(signing).issuer().issue(Tokens.claims()).compact(),
        "algorithm", published.algorithm().joseName(),
        "issuer", Tokens.SETTINGS.issuer(),
        "audience", Tokens.SETTINGS.audience(),
        "now", Tokens.NOW.toString());
  }

  private static List<JsonNode> verify(List<Map<String, String>> cases) throws Exception {
    Path file = Files.createTempFile(FOLDER, "cases", ".json");
    Files.writeString(file, JSON.writeValueAsString(cases));
    String[] lines = run("node", "verify.mjs", file.getFileName().toString()).split("\n", -1);
    assertEquals(cases.size(), lines.length - 1, () -> Arrays.toString(lines));
    List<JsonNode> answers = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      answers.add(JSON.readTree(lines[i]));
    }
    return answers;
  }

  private static boolean isOnPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(FOLDER, "output", ".txt");
    Path errors = Files.createTempFile(FOLDER, "errors", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(FOLDER.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    try {
      assertTrue(process.waitFor(3, TimeUnit.MINUTES), "too slow");
      assertEquals(0, process.exitValue(), Files.readString(errors, UTF_8));
      return Files.readString(output, UTF_8);
    } finally {
      process.destroyForcibly();
    }
  }
}

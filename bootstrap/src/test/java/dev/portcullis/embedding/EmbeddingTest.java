package dev.portcullis.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.access.AccessDecision.Deny;
import dev.portcullis.domain.access.DenyReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of {@code docs/embedding.md} compiles, runs, and is the one that stands there. */
class EmbeddingTest {
  private static final Path SOURCE =
      Path.of("src/test/java/dev/portcullis/embedding/EmbeddedAccounts.java");
  private static final Path PAGE = Path.of("../docs/embedding.md");

  @Test
  void theExampleRuns(@TempDir Path directory) {
    assertEquals(
        new Deny(DenyReason.NOT_GRANTED),
        EmbeddedAccounts.signUpAndAsk(directory, Clock.systemUTC(), new SecureRandom()));
  }

  @Test
  void thePageShowsTheExampleThatRuns() throws IOException {
    String source = Files.readString(SOURCE);
    String example =
        source.substring(
            source.indexOf("// example begin\n") + "// example begin\n".length(),
            source.indexOf("\n  // example end"));

    String block = "```java\n" + example.stripTrailing().stripIndent() + "\n```";
    assertTrue(Files.readString(PAGE).contains(block), block);
  }
}

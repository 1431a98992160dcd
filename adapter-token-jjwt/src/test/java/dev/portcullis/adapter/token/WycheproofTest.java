package dev.portcullis.adapter.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portcullis.testkit.fixture.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The JWS vectors of Wycheproof against compact form, pinned algorithm and signature check. Their
 * tokens have other headers and claims, and not always the smaller S, so those checks are left out.
 */
class WycheproofTest {
  /**
   * Vectors with another result, correctly: 346 and 350 name another algorithm than their key; 367
   * and 370 are, byte for byte, the valid 357; 372 and 373 contain a question mark and are called
   * valid.
   */
  private static final Set<Integer> KNOWN = Set.of(346, 350, 367, 370, 372, 373);

  /** All but those of unsupported algorithms. */
  private static final int VECTORS = 366;

  private static final String FILE = "json_web_signature_test.json";

  @Test
  void onlyTheKnownVectorsDiffer() throws IOException {
    Path file = folder().resolve(FILE);
    Machine.needs("the vectors of Wycheproof", Files.exists(file));
    Set<Integer> run = new TreeSet<>();
    Set<Integer> different = new TreeSet<>();
    for (JsonNode group : new ObjectMapper().readTree(file.toFile()).get("testGroups")) {
      WycheproofKey key = WycheproofKey.of(group);
      if (key.isSupported()) {
        for (JsonNode vector : group.get("tests")) {
          run.add(vector.get("tcId").intValue());
          boolean valid = vector.get("result").textValue().equals("valid");
          if (key.accepts(vector.get("jws").textValue()) != valid) {
            different.add(vector.get("tcId").intValue());
          }
        }
      }
    }
    assertEquals(VECTORS, run.size());
    assertEquals(KNOWN, different);
  }

  /** Named from the project's root; tests run in their module's folder, one below it. */
  private static Path folder() {
    String name = System.getProperty("wycheproof.dir", "../shared/testdata/wycheproof");
    return Path.of("..").resolve(name);
  }
}

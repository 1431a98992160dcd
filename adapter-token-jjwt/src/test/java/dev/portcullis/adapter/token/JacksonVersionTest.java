package dev.portcullis.adapter.token;

import static java.util.Objects.requireNonNullElse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.util.VersionUtil;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

class JacksonVersionTest {
  /** JJWT by itself brings 2.12.7, which spends seconds on one long number. */
  @Test
  void jacksonIsAtLeastAsNewAsThePinnedOne() {
    // The build passes the pinned version on; without the build there is a floor.
    String pinned = requireNonNullElse(System.getProperty("jackson.pinned"), "2.22.4");
    Version wanted = VersionUtil.parseVersion(pinned, "any", "any");
    assertNotOlder(wanted, new ObjectMapper().version());
    assertNotOlder(wanted, JsonMapper.builder().build().getFactory().version());
  }

  private static void assertNotOlder(Version wanted, Version found) {
    int comparison =
        10_000 * (found.getMajorVersion() - wanted.getMajorVersion())
            + 100 * (found.getMinorVersion() - wanted.getMinorVersion())
            + (found.getPatchLevel() - wanted.getPatchLevel());
    assertTrue(comparison >= 0, () -> found + " is older than " + wanted);
  }
}

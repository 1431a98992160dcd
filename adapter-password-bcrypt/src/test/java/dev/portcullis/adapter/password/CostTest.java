package dev.portcullis.adapter.password;

import static dev.portcullis.adapter.password.HasherFixture.OLD;
import static dev.portcullis.adapter.password.HasherFixture.hash;
import static dev.portcullis.adapter.password.HasherFixture.hasher;
import static dev.portcullis.adapter.password.HasherFixture.verifies;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.credential.HashDefect;
import dev.portcullis.domain.credential.PasswordHash;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CostTest {
  private static final String PASSWORD = "correct horse battery staple";
  private static final String REST = "$w6vTTSyCO0yAG/6q6Gxtceocu5gczQ2udGYy3Y6kEJbMczakOFKkK";

  private final BcryptPasswordHasher cheap = hasher(OLD);

  @Test
  void defaultCostIsWrittenIntoTheHash() {
    BcryptPasswordHasher hasher = withCost(BcryptPasswordHasher.DEFAULT_COST);
    PasswordHash stored = hash(hasher, PASSWORD);
    assertTrue(stored.encoded().startsWith("v1$p1$$2b$12$"), stored.encoded());
    assertTrue(verifies(hasher, PASSWORD, stored));
    assertFalse(hasher.needsRehash(stored));
  }

  @Test
  void hashesOfAnotherCostVerifyAndAreToBeReplaced() {
    PasswordHash stored = hash(cheap, PASSWORD);
    assertTrue(verifies(withCost(10), PASSWORD, stored));
    assertTrue(withCost(10).needsRehash(stored));
    assertTrue(cheap.needsRehash(hash(withCost(10), PASSWORD)));
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 20, 31})
  void costsThatWouldOccupyACoreAreRefusedWithoutHashing(int cost) {
    for (String prefix : List.of("$2b$", "v1$p1$$2b$", "v1$-$$2a$")) {
      PasswordHash stored = new PasswordHash(prefix + cost + REST);
      // At cost 20 one hash takes a minute.
      assertTimeoutPreemptively(
          Duration.ofSeconds(5), () -> assertFalse(verifies(cheap, PASSWORD, stored)));
      assertEquals(Optional.of(HashDefect.TOO_COSTLY), cheap.defect(stored));
      assertTrue(cheap.needsRehash(stored));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 4, 9, 15, 31})
  void newHashesMayCostTenToFourteen(int cost) {
    assertThrows(IllegalArgumentException.class, () -> withCost(cost));
  }

  private static BcryptPasswordHasher withCost(int cost) {
    return new BcryptPasswordHasher(cost, List.of(OLD), new SecureRandom());
  }
}

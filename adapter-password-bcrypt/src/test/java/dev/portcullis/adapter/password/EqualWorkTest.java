package dev.portcullis.adapter.password;

import static dev.portcullis.adapter.password.HasherFixture.NEW;
import static dev.portcullis.adapter.password.HasherFixture.OLD;
import static dev.portcullis.adapter.password.HasherFixture.hash;
import static dev.portcullis.adapter.password.HasherFixture.hasher;
import static dev.portcullis.adapter.password.HasherFixture.verifies;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.credential.PasswordHash;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The work of a verification in rounds of bcrypt: the deterministic part of its duration. */
class EqualWorkTest {
  private static final String PASSWORD = "correct horse battery staple";
  private static final String REST = "$w6vTTSyCO0yAG/6q6Gxtceocu5gczQ2udGYy3Y6kEJbMczakOFKkK";
  private static final int COST = 7;

  private final AtomicLong rounds = new AtomicLong();
  private final BcryptPasswordHasher hasher = counting(COST);

  @Test
  void everyStoredFormCostsAsMuchAsACurrentHash() {
    for (PasswordHash stored :
        List.of(
            hash(hasher, PASSWORD),
            hash(hasher(OLD), PASSWORD),
            hash(hasher(), PASSWORD),
            hash(hasher(NEW), PASSWORD),
            new PasswordHash("$2b$04" + REST),
            new PasswordHash("$2a$05" + REST),
            new PasswordHash("$2y$06" + REST),
            new PasswordHash("$2b$31" + REST),
            new PasswordHash("v1$p1$$2b$15" + REST),
            new PasswordHash("!"),
            new PasswordHash(""))) {
      for (String typed : List.of(PASSWORD, "wrong", "", "a".repeat(73), "é".repeat(4_096))) {
        assertEquals(1 << COST, roundsOf(typed, stored), stored.encoded());
      }
    }
  }

  @Test
  void aCheapImportStillVerifies() {
    assertTrue(verifies(hasher, PASSWORD, new PasswordHash("$2b$04" + REST)));
    assertFalse(verifies(hasher, "wrong", new PasswordHash("$2b$04" + REST)));
  }

  @Test
  void afterAHashOfAGreaterCostAllVerificationsCostAsMuch() {
    PasswordHash costlier = hash(counting(COST + 1), PASSWORD);
    PasswordHash usual = hash(hasher, PASSWORD);
    assertEquals(1 << COST, roundsOf("wrong", usual));
    assertEquals(2 << COST, roundsOf("wrong", costlier));

    assertEquals(2 << COST, roundsOf("wrong", usual));
    assertEquals(2 << COST, roundsOf("wrong", new PasswordHash("!")));
    assertEquals(2 << COST, roundsOf(PASSWORD, costlier));
  }

  @Test
  void refusedCostsDoNotRaiseTheWork() {
    roundsOf("wrong", new PasswordHash("$2b$15" + REST));
    assertEquals(1 << COST, roundsOf("wrong", hash(hasher, PASSWORD)));
  }

  private long roundsOf(String typed, PasswordHash stored) {
    long before = rounds.get();
    verifies(hasher, typed, stored);
    return rounds.get() - before;
  }

  private BcryptPasswordHasher counting(int cost) {
    Bcrypt bcrypt = new Bcrypt(each -> rounds.addAndGet(1L << each));
    return new BcryptPasswordHasher(cost, List.of(OLD), new SecureRandom(), bcrypt);
  }
}

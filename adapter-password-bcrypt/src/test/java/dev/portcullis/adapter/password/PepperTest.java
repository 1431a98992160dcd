package dev.portcullis.adapter.password;

import static dev.portcullis.adapter.password.HasherFixture.NEW;
import static dev.portcullis.adapter.password.HasherFixture.OLD;
import static dev.portcullis.adapter.password.HasherFixture.hash;
import static dev.portcullis.adapter.password.HasherFixture.hasher;
import static dev.portcullis.adapter.password.HasherFixture.pepper;
import static dev.portcullis.adapter.password.HasherFixture.verifies;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.credential.HashDefect;
import dev.portcullis.domain.credential.PasswordHash;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PepperTest {
  private static final String PASSWORD = "correct horse battery staple";

  @Test
  void hashesOfAnOlderPepperVerifyAndAreToBeReplaced() {
    PasswordHash stored = hash(hasher(OLD), PASSWORD);
    BcryptPasswordHasher rotated = hasher(NEW, OLD);
    assertTrue(verifies(rotated, PASSWORD, stored));
    assertTrue(rotated.needsRehash(stored));
    PasswordHash upgraded = hash(rotated, PASSWORD);
    assertTrue(upgraded.encoded().startsWith("v1$p2$"), upgraded.encoded());
    assertFalse(rotated.needsRehash(upgraded));
  }

  @Test
  void hashesMadeWithoutAPepperVerifyOnceThereIsOneAndAreToBeReplaced() {
    BcryptPasswordHasher without = hasher();
    PasswordHash stored = hash(without, PASSWORD);
    assertFalse(without.needsRehash(stored));
    assertTrue(verifies(hasher(NEW), PASSWORD, stored));
    assertTrue(hasher(NEW).needsRehash(stored));
  }

  @Test
  void hashesOfAMissingPepperVerifyNothingAndHaveADefect() {
    PasswordHash stored = hash(hasher(OLD), PASSWORD);
    for (BcryptPasswordHasher without : List.of(hasher(NEW), hasher())) {
      assertFalse(verifies(without, PASSWORD, stored));
      assertEquals(Optional.of(HashDefect.UNKNOWN_PEPPER), without.defect(stored));
    }
  }

  @Test
  void anotherKeyUnderTheSameIdVerifiesNothing() {
    assertFalse(verifies(hasher(pepper("p1", 9)), PASSWORD, hash(hasher(OLD), PASSWORD)));
  }

  @Test
  void keyIsCopiedIn() {
    byte[] key = new byte[Pepper.MIN_KEY_BYTES];
    BcryptPasswordHasher hasher = hasher(new Pepper("p1", key));
    PasswordHash stored = hash(hasher, PASSWORD);
    key[0] = 1;
    assertTrue(verifies(hasher, PASSWORD, stored));
  }

  @Test
  void unusablePeppersAreRefused() {
    for (String id : List.of("", "-", "_", "a$b", "a b", "é", "a".repeat(17))) {
      assertThrows(IllegalArgumentException.class, () -> pepper(id, 1), id);
    }
    assertThrows(IllegalArgumentException.class, () -> new Pepper("p1", new byte[31]));
    Pepper sameId = pepper("p1", 9);
    assertThrows(IllegalArgumentException.class, () -> hasher(OLD, sameId));
  }

  @Test
  void neverPrintsItsKey() {
    assertEquals("Pepper[p1, ***]", OLD.toString());
  }
}

package dev.portcullis.adapter.password;

import static dev.portcullis.adapter.password.HasherFixture.OLD;
import static dev.portcullis.adapter.password.HasherFixture.hash;
import static dev.portcullis.adapter.password.HasherFixture.hasher;
import static dev.portcullis.adapter.password.HasherFixture.verifies;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.credential.PasswordHash;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The format {@code v1}: which passwords are the same in it, and which are not. */
class StoredFormatTest {
  private final BcryptPasswordHasher hasher = hasher(OLD);

  @Test
  void storedFormNamesVersionPepperAndBcrypt() {
    String encoded = hash(hasher, "correct horse battery staple").encoded();
    assertTrue(encoded.matches("v1\\$p1\\$\\$2b\\$04\\$[./A-Za-z0-9]{53}"), encoded);
  }

  // node: hmac = crypto.createHmac('sha384', Buffer.alloc(32, 7)).update('...'.normalize('NFC'))
  //       'v1$p1$' + bcryptjs.hashSync(hmac.digest('base64'), 4)
  @Test
  void formatMatchesItsDescription() {
    String stored = "v1$p1$$2b$04$PPIDlT48C0NcjT.QXMEIdel8neW2JtSw9eLd1vnUtAgvGfKKhs8ka";
    assertTrue(verifies("pässwörd ☃ 🔑", stored));
    assertFalse(verifies("pässwörd ☃ 🔒", stored));
  }

  // As above, with the key 'portcullis: no pepper is configured'.
  @Test
  void formatWithoutPepperMatchesItsDescription() {
    String stored = "v1$-$$2b$04$DviWX/wilY32xbpApH7kROnZlal1yTPUIYRNet3Fwt3OSaGjZeJqS";
    assertTrue(verifies(hasher(), "correct horse battery staple", new PasswordHash(stored)));
  }

  @Test
  void twoSpellingsOfTheSameLettersAreTheSamePassword() {
    PasswordHash composed = hash(hasher, "caf\u00e9 \u00c5ngstr\u00f6m");
    assertTrue(verifies(hasher, "cafe\u0301 A\u030angstro\u0308m", composed));
    PasswordHash decomposed = hash(hasher, "cafe\u0301 A\u030angstro\u0308m");
    assertTrue(verifies(hasher, "caf\u00e9 \u00c5ngstr\u00f6m", decomposed));
    assertFalse(verifies(hasher, "cafe \u00c5ngstr\u00f6m", composed));
  }

  @Test
  void everyCharacterOfALongPasswordCounts() {
    everyPositionCounts("a".repeat(128), 127);
    everyPositionCounts("a".repeat(128), 72);
    everyPositionCounts("🔑".repeat(64), 126);
  }

  @Test
  void seventyTwoEqualBytesAndAnother73rdAreTwoPasswords() {
    PasswordHash stored = hash(hasher, "a".repeat(72) + "b");
    assertTrue(verifies(hasher, "a".repeat(72) + "b", stored));
    assertFalse(verifies(hasher, "a".repeat(72) + "c", stored));
    assertFalse(verifies(hasher, "a".repeat(72), stored));
  }

  @Test
  void spacesInsideAndAroundAreKeptAsTyped() {
    PasswordHash stored = hash(hasher, "  two  words ");
    assertTrue(verifies(hasher, "  two  words ", stored));
    for (String other : List.of("two  words", "  two  words", "two  words ", "  two words ")) {
      assertFalse(verifies(hasher, other, stored), other);
    }
  }

  private void everyPositionCounts(String typed, int position) {
    PasswordHash stored = hash(hasher, typed);
    assertTrue(verifies(hasher, typed, stored));
    assertFalse(verifies(hasher, typed.substring(0, position), stored));
    assertFalse(verifies(hasher, typed.substring(0, position) + "bb", stored));
  }

  @Test
  void saltsDiffer() {
    assertNotEquals(hash(hasher, "the same password"), hash(hasher, "the same password"));
  }
}

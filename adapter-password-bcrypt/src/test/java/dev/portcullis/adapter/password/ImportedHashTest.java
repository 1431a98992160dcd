package dev.portcullis.adapter.password;

import static dev.portcullis.adapter.password.HasherFixture.OLD;
import static dev.portcullis.adapter.password.HasherFixture.hasher;
import static dev.portcullis.adapter.password.HasherFixture.verifies;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.credential.PasswordHash;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hashes that other programs made; the command is above each. */
class ImportedHashTest {
  private static final String ASCII = "correct horse battery staple";
  private static final String UNICODE = "pässwörd ☃ 🔑";
  private static final String BYTES_71 = "a".repeat(71);
  private static final String BYTES_72 = "a".repeat(72);

  // node -e 'console.log(require("bcryptjs").hashSync("...", 4))' with bcryptjs 3.0.3
  private static final String NODE_ASCII =
      "$2b$04$w6vTTSyCO0yAG/6q6Gxtceocu5gczQ2udGYy3Y6kEJbMczakOFKkK";
  private static final String NODE_UNICODE =
      "$2b$04$dLgU2raGAIsYaCFKovCNNu2ekjiWbnQg8dJIzQ62A3.ZvAfNYVg0W";
  private static final String NODE_EMPTY =
      "$2b$04$FiAlX84RF096CLVi0U2orODp.y2iynoGhMoksh6xksZ/vBCuXUDDK";
  private static final String NODE_71 =
      "$2b$04$ZBshON4Z285cgDVcLyAwNemY.7sjpFl6rxg2FZj5QzDxqcQ17ZjDO";
  private static final String NODE_72 =
      "$2b$04$AEog16qm90X9AAT6Umjp/.q5Z7YKh4O2Z0MheIaJfzlJzzqIx9Mqa";
  // of 72 times "a" and then "bcdefghi"
  private static final String NODE_80 =
      "$2b$04$GtC.SwQZUe9anZgeRzZsme3c9RHuD1dnnp/vWyjUvzhLeN.6aFW/i";

  // htpasswd -nbBC 4 u '...' with apache2-utils 2.4
  private static final String HTPASSWD_ASCII =
      "$2y$04$0WX/9U43JSFrgXjy2gmeNOUipl3EPuJWa9MGp9dP7GSQtN7SK4qPy";
  private static final String HTPASSWD_UNICODE =
      "$2y$04$eobWpUDur6zR5HWFX2zg.uqigg48khqXhvYZIH4DThPg4GZ9SFNXO";

  // php -r 'echo password_hash("...", PASSWORD_BCRYPT, ["cost" => 4]);' with PHP 8.2, of NODE_80's
  private static final String PHP_80 =
      "$2y$04$lvHu1WhoMMibaNVYXq5MM.qR1VYOLYlnbZOHJjDXg9/cfhP.2JLv.";

  // php -r 'echo crypt("...", "\$2a\$04\$abcdefghijklmnopqrstuu");'
  private static final String CRYPT_2A =
      "$2a$04$abcdefghijklmnopqrstuu7EJV7kdjBBQxyb0HjTh9KS7.Lah/6CG";
  // python3 -c 'import crypt; print(crypt.crypt("...", "$2a$04$abcdefghijklmnopqrstuu"))'
  private static final String CRYPT_2A_UNICODE =
      "$2a$04$abcdefghijklmnopqrstuuQdV7287TrlU7FKvYubmU/i3SPpfk20O";

  @Test
  void hashesOfOtherProgramsVerify() {
    assertTrue(verifies(ASCII, NODE_ASCII));
    assertTrue(verifies(UNICODE, NODE_UNICODE));
    assertTrue(verifies("", NODE_EMPTY));
    assertTrue(verifies(ASCII, HTPASSWD_ASCII));
    assertTrue(verifies(UNICODE, HTPASSWD_UNICODE));
    assertTrue(verifies(ASCII, CRYPT_2A));
    assertTrue(verifies(UNICODE, CRYPT_2A_UNICODE));
  }

  @Test
  void anotherPasswordDoesNotVerify() {
    for (String hash : List.of(NODE_ASCII, NODE_EMPTY, HTPASSWD_ASCII, CRYPT_2A)) {
      assertFalse(verifies("correct horse battery stapl", hash), hash);
    }
  }

  @Test
  void importedPasswordsAreCutAt72BytesAsTheyWereThere() {
    assertTrue(verifies(BYTES_71, NODE_71));
    assertTrue(verifies(BYTES_72, NODE_72));
    assertFalse(verifies(BYTES_71, NODE_72));
    assertTrue(verifies(BYTES_72 + "bcdefghi", NODE_80));
    assertTrue(verifies(BYTES_72 + "anything else", NODE_80));
    assertTrue(verifies(BYTES_72 + "anything else", PHP_80));
  }

  @Test
  void importedPasswordsAreReadAsTypedAndNotNormalised() {
    assertFalse(verifies("pa\u0308sswo\u0308rd ☃ 🔑", NODE_UNICODE));
  }

  @Test
  void importedHashesAreToBeReplaced() {
    BcryptPasswordHasher sameCost = hasher(OLD);
    for (String hash : List.of(NODE_ASCII, HTPASSWD_ASCII, CRYPT_2A)) {
      assertTrue(sameCost.needsRehash(new PasswordHash(hash)), hash);
      assertTrue(sameCost.defect(new PasswordHash(hash)).isEmpty(), hash);
    }
  }
}

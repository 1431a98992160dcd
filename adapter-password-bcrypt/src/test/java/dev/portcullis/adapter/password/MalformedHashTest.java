package dev.portcullis.adapter.password;

import static dev.portcullis.adapter.password.HasherFixture.OLD;
import static dev.portcullis.adapter.password.HasherFixture.hasher;
import static dev.portcullis.adapter.password.HasherFixture.verifies;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.credential.HashDefect;
import dev.portcullis.domain.credential.PasswordHash;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedHashTest {
  private static final String SALT_AND_HASH =
      "w6vTTSyCO0yAG/6q6Gxtceocu5gczQ2udGYy3Y6kEJbMczakOFKkK";

  private final BcryptPasswordHasher hasher = hasher(OLD);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "$",
        "v1",
        "v1$",
        "v1$p1$",
        "v1$p1$$2b$04$",
        "v1$$$2b$04$*",
        "v1$p1$2b$04$*",
        "v2$p1$$2b$04$*",
        "v1$p 1$$2b$04$*",
        "v1$p1$v1$p1$$2b$04$*",
        "$2$04$*",
        "$2c$04$*",
        "$2x$04$*",
        "$2b$4$*",
        "$2b$00$*",
        "$2b$03$*",
        "$2b$32$*",
        "$2b$99$*",
        "$2b$-4$*",
        "$2b$04$*x",
        "$2b$04$*\n",
        " $2b$04$*",
        "$2b$04*",
        "$2b$٠٤$*",
        "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g",
        "plain text",
      })
  void unknownFormVerifiesNothingAndNeverThrows(String form) {
    PasswordHash stored = new PasswordHash(form.replace("*", SALT_AND_HASH));
    assertFalse(verifies(hasher, "correct horse battery staple", stored));
    assertFalse(verifies(hasher, "", stored));
    assertTrue(hasher.needsRehash(stored));
    assertEquals(Optional.of(HashDefect.MALFORMED), hasher.defect(stored));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 30, 59})
  void truncatedHashesAndInvalidCharactersVerifyNothing(int position) {
    String good = "$2b$04$" + SALT_AND_HASH;
    String cut = good.substring(0, position);
    for (String bad : new String[] {cut, cut + "é" + good.substring(position + 1)}) {
      assertEquals(Optional.of(HashDefect.MALFORMED), hasher.defect(new PasswordHash(bad)));
      assertFalse(verifies("correct horse battery staple", bad));
    }
  }
}

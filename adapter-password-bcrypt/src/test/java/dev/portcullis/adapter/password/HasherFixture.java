package dev.portcullis.adapter.password;

import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PlainPassword;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/** Hashers with the minimum cost of bcrypt, and shortcuts to call them. */
final class HasherFixture {
  static final int CHEAP = 4;
  static final Pepper OLD = pepper("p1", 7);
  static final Pepper NEW = pepper("p2", 8);

  private HasherFixture() {}

  static Pepper pepper(String id, int fill) {
    byte[] key = new byte[Pepper.MIN_KEY_BYTES];
    Arrays.fill(key, (byte) fill);
    return new Pepper(id, key);
  }

  static BcryptPasswordHasher hasher(Pepper... peppers) {
    return new BcryptPasswordHasher(
        CHEAP, List.of(peppers), new SecureRandom(), new Bcrypt(cost -> {}));
  }

  static PasswordHash hash(BcryptPasswordHasher hasher, String typed) {
    try (PlainPassword password = PlainPassword.of(typed)) {
      return hasher.hash(password);
    }
  }

  static boolean verifies(BcryptPasswordHasher hasher, String typed, PasswordHash hash) {
    try (PlainPassword password = PlainPassword.of(typed)) {
      return hasher.verify(password, hash);
    }
  }

  static boolean verifies(String typed, String encoded) {
    return verifies(hasher(OLD), typed, new PasswordHash(encoded));
  }
}

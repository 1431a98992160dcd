package dev.portcullis.testkit.fake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.credential.HashDefect;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.credential.PlainPassword;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** A fast hasher, for tests only: one round of salted SHA-256. Thread-safe. */
public final class FakePasswordHasher implements PasswordHasher {
  private static final Pattern STORED = Pattern.compile("fake[12]\\$[0-9a-f-]{36}\\$[0-9a-f]{64}");

  private final String format;

  private FakePasswordHasher(String format) {
    this.format = format;
  }

  /** Hashes in the current format. */
  public static FakePasswordHasher current() {
    return new FakePasswordHasher("fake2");
  }

  /** Hashes in a format that {@link #current} still verifies, but reports as needing a rehash. */
  public static FakePasswordHasher outdated() {
    return new FakePasswordHasher("fake1");
  }

  @Override
  public PasswordHash hash(PlainPassword password) {
    String salt = UUID.randomUUID().toString();
    return encode(format + "$" + salt, password);
  }

  @Override
  public boolean verify(PlainPassword password, PasswordHash hash) {
    requireNonNull(password, "password");
    String stored = hash.encoded();
    return STORED.matcher(stored).matches()
        && encode(stored.substring(0, stored.lastIndexOf('$')), password).equals(hash);
  }

  @Override
  public boolean needsRehash(PasswordHash hash) {
    return !hash.encoded().startsWith(format + "$");
  }

  @Override
  public Optional<HashDefect> defect(PasswordHash hash) {
    return STORED.matcher(hash.encoded()).matches()
        ? Optional.empty()
        : Optional.of(HashDefect.MALFORMED);
  }

  private static PasswordHash encode(String prefix, PlainPassword password) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(prefix.getBytes(UTF_8));
      digest.update(UTF_8.encode(password.characters()));
      return new PasswordHash(prefix + "$" + HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("SHA-256 is part of every JDK", missing);
    }
  }
}

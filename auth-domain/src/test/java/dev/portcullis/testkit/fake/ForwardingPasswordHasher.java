package dev.portcullis.testkit.fake;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.credential.HashDefect;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.credential.PlainPassword;
import java.util.Optional;

/**
 * Asks another hasher: a test extends it and overrides what is to be different. As thread-safe as
 * that other.
 */
public abstract class ForwardingPasswordHasher implements PasswordHasher {
  private final PasswordHasher hasher;

  /** Asks {@link FakePasswordHasher#current}. */
  protected ForwardingPasswordHasher() {
    this(FakePasswordHasher.current());
  }

  /** Asks {@code hasher}. */
  protected ForwardingPasswordHasher(PasswordHasher hasher) {
    this.hasher = requireNonNull(hasher, "hasher");
  }

  @Override
  public PasswordHash hash(PlainPassword password) {
    return hasher.hash(password);
  }

  @Override
  public boolean verify(PlainPassword password, PasswordHash hash) {
    return hasher.verify(password, hash);
  }

  @Override
  public boolean needsRehash(PasswordHash hash) {
    return hasher.needsRehash(hash);
  }

  @Override
  public Optional<HashDefect> defect(PasswordHash hash) {
    return hasher.defect(hash);
  }
}

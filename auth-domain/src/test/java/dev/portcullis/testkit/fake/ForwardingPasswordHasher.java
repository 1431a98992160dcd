package dev.portcullis.testkit.fake;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.credential.HashDefect;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.credential.PlainPassword;
import java.util.Optional;

/**
 * Forwards every call to another hasher; tests override single methods. As thread-safe as the other
 * hasher.
 */
public abstract class ForwardingPasswordHasher implements PasswordHasher {
  private final PasswordHasher hasher;

  /** Forwards to {@link FakePasswordHasher#current}. */
  protected ForwardingPasswordHasher() {
    this(FakePasswordHasher.current());
  }

  /** Forwards to {@code hasher}. */
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

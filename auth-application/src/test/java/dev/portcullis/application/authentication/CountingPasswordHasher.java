package dev.portcullis.application.authentication;

import dev.portcullis.domain.credential.HashDefect;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.credential.PlainPassword;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the verifications of another hasher: the work an attempt costs. */
public final class CountingPasswordHasher implements PasswordHasher {
  private final PasswordHasher hasher;
  private final AtomicInteger verifications = new AtomicInteger();

  /** Counts what {@code hasher} is asked. */
  public CountingPasswordHasher(PasswordHasher hasher) {
    this.hasher = hasher;
  }

  /** How many passwords were compared. */
  public int verifications() {
    return verifications.get();
  }

  @Override
  public PasswordHash hash(PlainPassword password) {
    return hasher.hash(password);
  }

  @Override
  public boolean verify(PlainPassword password, PasswordHash hash) {
    verifications.incrementAndGet();
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

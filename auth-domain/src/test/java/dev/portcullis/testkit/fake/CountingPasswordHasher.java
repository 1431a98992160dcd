package dev.portcullis.testkit.fake;

import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.credential.PlainPassword;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the calls of another hasher, to measure the work of an attempt. Thread-safe. */
public final class CountingPasswordHasher extends ForwardingPasswordHasher {
  private final AtomicInteger verifications = new AtomicInteger();
  private final AtomicInteger hashes = new AtomicInteger();

  /** Counts the calls of {@link FakePasswordHasher#current}. */
  public CountingPasswordHasher() {}

  /** Counts the calls of {@code hasher}. */
  public CountingPasswordHasher(PasswordHasher hasher) {
    super(hasher);
  }

  /** How many passwords were compared. */
  public int verifications() {
    return verifications.get();
  }

  /** How often a password was hashed to be stored. */
  public int hashes() {
    return hashes.get();
  }

  @Override
  public PasswordHash hash(PlainPassword password) {
    hashes.incrementAndGet();
    return super.hash(password);
  }

  @Override
  public boolean verify(PlainPassword password, PasswordHash hash) {
    verifications.incrementAndGet();
    return super.verify(password, hash);
  }
}

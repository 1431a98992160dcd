package dev.portcullis.testkit.fake;

import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.credential.PlainPassword;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the verifications of another hasher: the work an attempt costs. Thread-safe. */
public final class CountingPasswordHasher extends ForwardingPasswordHasher {
  private final AtomicInteger verifications = new AtomicInteger();

  /** Counts what {@link FakePasswordHasher#current} is asked. */
  public CountingPasswordHasher() {}

  /** Counts what {@code hasher} is asked. */
  public CountingPasswordHasher(PasswordHasher hasher) {
    super(hasher);
  }

  /** How many passwords were compared. */
  public int verifications() {
    return verifications.get();
  }

  @Override
  public boolean verify(PlainPassword password, PasswordHash hash) {
    verifications.incrementAndGet();
    return super.verify(password, hash);
  }
}

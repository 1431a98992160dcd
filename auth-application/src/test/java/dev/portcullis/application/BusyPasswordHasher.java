package dev.portcullis.application;

import dev.portcullis.domain.credential.BusyException;
import dev.portcullis.domain.credential.HashDefect;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.testkit.fake.FakePasswordHasher;
import java.util.Optional;

/** A hasher that has no time whenever the test says so. */
public final class BusyPasswordHasher implements PasswordHasher {
  public boolean refusesHashes;
  public boolean refusesVerification;

  private final PasswordHasher hasher = FakePasswordHasher.current();

  @Override
  public PasswordHash hash(PlainPassword password) {
    refuseIf(refusesHashes);
    return hasher.hash(password);
  }

  @Override
  public boolean verify(PlainPassword password, PasswordHash hash) {
    refuseIf(refusesVerification);
    return hasher.verify(password, hash);
  }

  @Override
  public Optional<HashDefect> defect(PasswordHash hash) {
    return hasher.defect(hash);
  }

  @Override
  public boolean needsRehash(PasswordHash hash) {
    return hasher.needsRehash(hash);
  }

  private static void refuseIf(boolean busy) {
    if (busy) {
      throw new BusyException("as the test wants it");
    }
  }
}

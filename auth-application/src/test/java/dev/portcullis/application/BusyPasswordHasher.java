package dev.portcullis.application;

import dev.portcullis.domain.credential.BusyException;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.testkit.fake.ForwardingPasswordHasher;

/** A hasher that refuses calls when a test tells it to. */
public final class BusyPasswordHasher extends ForwardingPasswordHasher {
  public boolean refusesHashes;
  public boolean refusesVerification;

  @Override
  public PasswordHash hash(PlainPassword password) {
    refuseIf(refusesHashes);
    return super.hash(password);
  }

  @Override
  public boolean verify(PlainPassword password, PasswordHash hash) {
    refuseIf(refusesVerification);
    return super.verify(password, hash);
  }

  private static void refuseIf(boolean busy) {
    if (busy) {
      throw new BusyException("too many passwords wait to be hashed");
    }
  }
}

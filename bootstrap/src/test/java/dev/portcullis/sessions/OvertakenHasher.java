package dev.portcullis.sessions;

import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.testkit.fake.ForwardingPasswordHasher;

/** Runs an action right after the first successful verification. For one thread. */
final class OvertakenHasher extends ForwardingPasswordHasher {
  private final Runnable event;
  private int timesOvertaken;

  OvertakenHasher(PasswordHasher hasher, Runnable event) {
    super(hasher);
    this.event = event;
  }

  int timesOvertaken() {
    return timesOvertaken;
  }

  @Override
  public boolean verify(PlainPassword password, PasswordHash hash) {
    boolean matches = super.verify(password, hash);
    if (matches && timesOvertaken == 0) {
      timesOvertaken++;
      event.run();
    }
    return matches;
  }
}

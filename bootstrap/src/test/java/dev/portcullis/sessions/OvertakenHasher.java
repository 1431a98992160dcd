package dev.portcullis.sessions;

import dev.portcullis.domain.credential.HashDefect;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.credential.PlainPassword;
import java.util.Optional;

/** Something happens elsewhere right after the first password was found right. For one thread. */
final class OvertakenHasher implements PasswordHasher {
  private final PasswordHasher hasher;
  private final Runnable event;
  private int timesOvertaken;

  OvertakenHasher(PasswordHasher hasher, Runnable event) {
    this.hasher = hasher;
    this.event = event;
  }

  int timesOvertaken() {
    return timesOvertaken;
  }

  @Override
  public PasswordHash hash(PlainPassword password) {
    return hasher.hash(password);
  }

  @Override
  public boolean verify(PlainPassword password, PasswordHash hash) {
    boolean matches = hasher.verify(password, hash);
    if (matches && timesOvertaken == 0) {
      timesOvertaken++;
      event.run();
    }
    return matches;
  }

  @Override
  public Optional<HashDefect> defect(PasswordHash hash) {
    return hasher.defect(hash);
  }

  @Override
  public boolean needsRehash(PasswordHash hash) {
    return hasher.needsRehash(hash);
  }
}

package dev.portcullis.testkit.fake;

import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.testkit.contract.PasswordHasherContract;

final class FakePasswordHasherTest implements PasswordHasherContract {
  @Override
  public PasswordHasher hasher() {
    return FakePasswordHasher.current();
  }

  @Override
  public PasswordHasher outdatedHasher() {
    return FakePasswordHasher.outdated();
  }
}

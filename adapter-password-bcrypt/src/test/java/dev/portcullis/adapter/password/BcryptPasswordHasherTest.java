package dev.portcullis.adapter.password;

import static dev.portcullis.adapter.password.HasherFixture.NEW;
import static dev.portcullis.adapter.password.HasherFixture.OLD;

import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.testkit.contract.PasswordHasherContract;

class BcryptPasswordHasherTest implements PasswordHasherContract {
  private final PasswordHasher hasher = HasherFixture.hasher(NEW, OLD);
  private final PasswordHasher outdated = HasherFixture.hasher(OLD);

  @Override
  public PasswordHasher hasher() {
    return hasher;
  }

  @Override
  public PasswordHasher outdatedHasher() {
    return outdated;
  }
}

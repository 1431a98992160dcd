package dev.portcullis.adapter.password;

import static dev.portcullis.adapter.password.HasherFixture.NEW;
import static dev.portcullis.adapter.password.HasherFixture.OLD;

import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.testkit.contract.PasswordHasherContract;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;

class PooledPasswordHasherTest implements PasswordHasherContract {
  @AutoClose
  private final PooledPasswordHasher hasher =
      new PooledPasswordHasher(
          HasherFixture.hasher(NEW, OLD), new HashingSettings(2, 32, Duration.ofMinutes(1)));

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

package dev.portcullis.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.application.Portcullis;
import dev.portcullis.application.Ports;
import dev.portcullis.application.Settings;
import dev.portcullis.application.key.KeySettings;
import dev.portcullis.bootstrap.config.FirstAdministrator;
import dev.portcullis.bootstrap.config.Secret;
import dev.portcullis.domain.key.KeyEncryptionKey;
import dev.portcullis.domain.store.Store;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.Username;
import dev.portcullis.testkit.fake.FakeAccessTokenProvider;
import dev.portcullis.testkit.fake.FakeAccessTokens;
import dev.portcullis.testkit.fake.FakePasswordHasher;
import dev.portcullis.testkit.fake.InMemoryDatabase;
import dev.portcullis.testkit.fake.InMemoryStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdministratorsTest {
  private static final String PASSWORD = "correct horse battery staple";

  private final Store store = new InMemoryStore(new InMemoryDatabase());

  @Test
  void aBreachedPasswordEndsTheStartAndIsToldByItsSetting() {
    Administrators administrators = administrators(true);

    StartFailure failure = assertThrows(StartFailure.class, administrators::createFirst);

    assertEquals(
        "Cannot create the first administrator: AUTH_ADMIN_PASSWORD is refused: choose another password; this one is known from a data breach",
        failure.getMessage());
    assertTrue(store.users().isEmpty());
  }

  @Test
  void anotherPasswordMakesAnAdministrator() {
    administrators(false).createFirst();

    assertTrue(store.users().findByUsername(new Username("root")).isPresent());
  }

  private Administrators administrators(boolean breached) {
    SecureRandom random = new SecureRandom();
    Ports.Ambient ambient = new Ports.Ambient(Clock.systemUTC(), random);
    Ports ports =
        new Ports(
            store,
            new Ports.Passwords(FakePasswordHasher.current(), password -> breached),
            FakeAccessTokenProvider.of(new FakeAccessTokens(ambient.clock())),
            Ports.Listeners.NONE,
            ambient);
    Portcullis auth =
        Portcullis.assemble(
            ports,
            Settings.with(
                KeySettings.Stored.sealedBy(
                    new KeyEncryptionKey(new byte[KeyEncryptionKey.LENGTH], random))));
    return new Administrators(
        auth.administration(),
        Optional.of(
            new FirstAdministrator(
                new Username("root"), new EmailAddress("root@example.org"), new Secret(PASSWORD))));
  }
}

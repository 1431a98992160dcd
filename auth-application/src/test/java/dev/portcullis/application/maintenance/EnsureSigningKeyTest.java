package dev.portcullis.application.maintenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.application.Stage;
import dev.portcullis.domain.key.KeyEncryptionKey;
import dev.portcullis.domain.key.KeyNotReadableException;
import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.key.SealedSigningKey;
import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.testkit.fake.InMemorySigningKeyRepository;
import dev.portcullis.testkit.fixture.Race;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class EnsureSigningKeyTest {
  private final Stage stage = new Stage();
  private final InMemorySigningKeyRepository keys =
      new InMemorySigningKeyRepository(stage.database);

  @Test
  void theFirstStartMakesAKeyAndLaterOnesFindIt() {
    KeyRing first = node(1).ensure();

    assertEquals(first.signingKey().id(), node(1).ensure().signingKey().id());
    assertEquals(1, keys.findAll().size());
  }

  @Test
  void nodesThatStartTogetherSignWithTheSameKey() {
    Race<KeyRing> race = Race.of(8, lane -> node(1).ensure());

    assertEquals(8, race.results().size());
    assertEquals(1, race.results().stream().map(ring -> ring.signingKey().id()).distinct().count());
    assertEquals(1, keys.findAll().size());
  }

  @Test
  void whoHasAnotherKeyEncryptionKeyRefusesAndChangesNothing() {
    node(1).ensure();
    SealedSigningKey stored = keys.findAll().get(0);

    assertThrows(KeyNotReadableException.class, () -> node(2).ensure());
    assertEquals(stored.id(), keys.findAll().get(0).id());
    assertEquals(1, keys.findAll().size());
  }

  private EnsureSigningKey node(int encryptionKey) {
    byte[] bytes = new byte[KeyEncryptionKey.LENGTH];
    bytes[0] = (byte) encryptionKey;
    KeyEncryptionKey sealer = new KeyEncryptionKey(bytes, new SecureRandom());
    return new EnsureSigningKey(
        keys, new RsaKeyFactory(), sealer, SigningAlgorithm.RS256, stage.clock);
  }
}

package dev.portcullis.application.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.application.Stage;
import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.key.KeyEncryptionKey;
import dev.portcullis.domain.key.KeyId;
import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.key.SealedSigningKey;
import dev.portcullis.domain.key.SigningKeyRepository;
import dev.portcullis.testkit.fake.FakeSigningKeyFactory;
import dev.portcullis.testkit.fixture.Background;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One thread reads the keys, and the store does not answer. */
class HangingKeyStoreTest {
  private final CountDownLatch reading = new CountDownLatch(1);
  private final CountDownLatch answered = new CountDownLatch(1);
  private final StoredKeyRing ring =
      new StoredKeyRing(
          new HangingRepository(),
          new FakeSigningKeyFactory(),
          new KeyEncryptionKey(new byte[KeyEncryptionKey.LENGTH], new SecureRandom()),
          Stage.TOKEN_LIFETIME);

  @AfterEach
  void answer() {
    answered.countDown();
  }

  @Test
  void otherThreadsWaitForALimitedTime() {
    Background<Optional<KeyRing>> first = Background.start(ring::refresh);
    Background.await(reading);

    assertThrows(StoreUnavailableException.class, ring::refresh);
    assertEquals(Optional.empty(), ring.current());

    answered.countDown();
    assertEquals(Optional.empty(), first.result());
    assertEquals(Optional.empty(), ring.refresh());
  }

  private final class HangingRepository implements SigningKeyRepository {
    @Override
    public List<SealedSigningKey> findAll() {
      reading.countDown();
      Background.await(answered);
      return List.of();
    }

    @Override
    public boolean add(SealedSigningKey key) {
      throw new AssertionError("unexpected call");
    }

    @Override
    public List<KeyId> refuseBefore(long sequence, Instant from) {
      throw new AssertionError("unexpected call");
    }

    @Override
    public boolean remove(KeyId id) {
      throw new AssertionError("unexpected call");
    }
  }
}

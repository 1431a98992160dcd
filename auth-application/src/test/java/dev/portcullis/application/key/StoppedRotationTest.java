package dev.portcullis.application.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.application.Stage;
import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.audit.AuditActor;
import dev.portcullis.domain.key.KeyEncryptionKey;
import dev.portcullis.domain.key.KeyId;
import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.key.KeyRotation;
import dev.portcullis.domain.key.KeyStatus;
import dev.portcullis.domain.key.SealedSigningKey;
import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.key.SigningKeyRepository;
import dev.portcullis.testkit.fake.FakeSigningKeyFactory;
import dev.portcullis.testkit.fake.InMemorySigningKeyRepository;
import dev.portcullis.testkit.fixture.Ids;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A store that fails between two steps leaves a valid state, and the next attempt continues. */
class StoppedRotationTest {
  private static final Duration LEAD = Duration.ofMinutes(10);
  private static final Duration PROPAGATION = Duration.ofSeconds(5);

  private static final AuditActor ADMIN = AuditActor.of(Ids.userId());

  private final Stage stage = new Stage();
  private final StoppingRepository keys =
      new StoppingRepository(new InMemorySigningKeyRepository(stage.database));
  private final StoredKeyRing ring =
      new StoredKeyRing(
          keys,
          new FakeSigningKeyFactory(),
          new KeyEncryptionKey(new byte[KeyEncryptionKey.LENGTH], new SecureRandom()),
          Stage.TOKEN_LIFETIME);
  private final KeyRotator rotator =
      new KeyRotator(
          ring,
          new KeyRotation(Duration.ofDays(90), LEAD, PROPAGATION),
          SigningAlgorithm.RS256,
          stage.journal,
          stage.clock);

  @Test
  void emergencyThatFailsBeforeRefusingOthersChangesNothing() {
    KeyId first = rotator.ensure().newest().id();
    keys.stopBefore = Step.REFUSE;

    assertThrows(StoreUnavailableException.class, () -> rotator.replaceAll(ADMIN));

    stage.clock.advance(LEAD);
    assertEquals(List.of(KeyStatus.ACTIVE), statuses());
    assertEquals(first, signing());
    assertEquals(first, ring().verificationKey(first, stage.clock.instant()).orElseThrow().id());
  }

  @Test
  void theNextAttemptAtAnEmergencySucceeds() {
    rotator.ensure();
    keys.stopBefore = Step.REFUSE;
    assertThrows(StoreUnavailableException.class, () -> rotator.replaceAll(ADMIN));
    keys.stopBefore = Step.NONE;

    SigningKey fresh = rotator.replaceAll(ADMIN);

    stage.clock.advance(PROPAGATION);
    assertEquals(List.of(KeyStatus.GONE, KeyStatus.ACTIVE), statuses());
    assertEquals(fresh.id(), signing());
  }

  @Test
  void emergencyThatFailsAfterItsCommitIsInForce() {
    rotator.ensure();
    keys.stopBefore = Step.READ_AFTER_ADD;
    assertThrows(StoreUnavailableException.class, () -> rotator.replaceAll(ADMIN));
    keys.stopBefore = Step.NONE;

    stage.clock.advance(PROPAGATION);

    assertEquals(List.of(KeyStatus.GONE, KeyStatus.ACTIVE), statuses());
  }

  @Test
  void rotationThatFailsAfterStoringItsKeyContinuesWithThatKey() {
    rotator.ensure();
    keys.stopBefore = Step.READ_AFTER_ADD;
    assertThrows(StoreUnavailableException.class, () -> rotator.publishNext(Optional.of(ADMIN)));
    keys.stopBefore = Step.NONE;

    SigningKey next = rotator.publishNext(Optional.of(ADMIN));

    assertEquals(List.of(KeyStatus.ACTIVE, KeyStatus.NEXT), statuses());
    stage.clock.advance(LEAD);
    assertEquals(next.id(), signing());
  }

  private KeyRing ring() {
    return ring.refresh().orElseThrow();
  }

  private KeyId signing() {
    return ring().signingKey(stage.clock.instant()).id();
  }

  private List<KeyStatus> statuses() {
    return ring().keys().stream().map(key -> ring().status(key, stage.clock.instant())).toList();
  }

  private enum Step {
    NONE,
    REFUSE,
    READ_AFTER_ADD
  }

  /** Fails from one step on. */
  private static final class StoppingRepository implements SigningKeyRepository {
    private final SigningKeyRepository keys;
    private Step stopBefore = Step.NONE;
    private boolean added;

    StoppingRepository(SigningKeyRepository keys) {
      this.keys = keys;
    }

    @Override
    public List<SealedSigningKey> findAll() {
      stopIf(stopBefore == Step.READ_AFTER_ADD && added);
      return keys.findAll();
    }

    @Override
    public boolean add(SealedSigningKey key) {
      boolean stored = keys.add(key);
      added = stored && stopBefore == Step.READ_AFTER_ADD;
      return stored;
    }

    @Override
    public List<KeyId> refuseBefore(long sequence, Instant from) {
      stopIf(stopBefore == Step.REFUSE);
      return keys.refuseBefore(sequence, from);
    }

    @Override
    public boolean remove(KeyId id) {
      return keys.remove(id);
    }

    private static void stopIf(boolean here) {
      if (here) {
        throw new StoreUnavailableException("stopped here");
      }
    }
  }
}

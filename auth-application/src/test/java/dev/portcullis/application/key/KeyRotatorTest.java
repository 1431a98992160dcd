package dev.portcullis.application.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.portcullis.application.Stage;
import dev.portcullis.domain.audit.AuditActor;
import dev.portcullis.domain.key.KeyEncryptionKey;
import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.key.KeyRotation;
import dev.portcullis.domain.key.KeySchedule;
import dev.portcullis.domain.key.SealedSigningKey;
import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.key.SigningKeyFactory;
import dev.portcullis.testkit.fake.FakeSigningKeyFactory;
import dev.portcullis.testkit.fake.InMemorySigningKeyRepository;
import dev.portcullis.testkit.fixture.Ids;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyRotatorTest {
  private static final Duration LEAD = Duration.ofMinutes(10);
  private static final Duration PROPAGATION = Duration.ofSeconds(5);
  private static final Duration YEAR = Duration.ofDays(365);
  private static final Duration MAKING_A_KEY = Duration.ofSeconds(7);

  private static final AuditActor ADMIN = AuditActor.of(Ids.userId());

  private final Stage stage = new Stage();
  private final InMemorySigningKeyRepository keys =
      new InMemorySigningKeyRepository(stage.database);
  private final KeyRotator rotator =
      new KeyRotator(
          new StoredKeyRing(keys, new SlowFactory(), sealer(), Stage.TOKEN_LIFETIME),
          new KeyRotation(Duration.ofDays(90), LEAD, PROPAGATION),
          SigningAlgorithm.RS256,
          stage.journal,
          stage.clock);

  @Test
  void theFirstKeySignsFromWhenItIsReady() {
    Instant before = stage.clock.instant();

    KeySchedule schedule = rotator.ensure().newest().schedule();

    assertEquals(KeySchedule.immediate(before.plus(MAKING_A_KEY)), schedule);
  }

  @Test
  void keyGeneratedAheadBecomesTheFirstAndSignsAtOnce() {
    rotator.generateFirst(Runnable::run);
    Instant generated = stage.clock.instant();

    KeySchedule schedule = rotator.ensure().newest().schedule();

    assertEquals(KeySchedule.immediate(generated), schedule);
  }

  @Test
  void keyGeneratedAheadIsNotUsedIfAnotherNodeWasFirst() {
    SigningKey first = rotator.ensure().newest();

    rotator.generateFirst(Runnable::run);

    assertEquals(
        List.of(first.id()), rotator.ensure().keys().stream().map(SigningKey::id).toList());
    assertEquals(2, rotator.publishNext(Optional.of(ADMIN)).sequence());
  }

  @Test
  void nextKeyIsPublishedForTheFullLeadHoweverSlowItsGeneration() {
    rotator.ensure();

    KeySchedule schedule = rotator.publishNext(Optional.of(ADMIN)).schedule();

    Instant ready = stage.clock.instant();
    assertEquals(KeySchedule.next(ready, ready.plus(LEAD)), schedule);
  }

  /**
   * A node whose clock is a year ahead has published a key, which would block rotation for a year.
   */
  @Test
  void keyOfTheFarFutureIsNotUsedAsTheNext() {
    rotator.ensure();
    stage.clock.advance(YEAR);
    SigningKey lost = rotator.publishNext(Optional.empty());
    stage.clock.advance(YEAR.negated());

    SigningKey next = rotator.publishNext(Optional.of(ADMIN));

    assertNotEquals(lost.id(), next.id());
    Instant now = stage.clock.instant();
    assertEquals(KeySchedule.next(now, now.plus(LEAD)), next.schedule());
    assertEquals(next.id(), rotator.publishNext(Optional.of(ADMIN)).id());
    assertEquals(next.id(), rotator.ensure().signingKey(now.plus(LEAD)).id());
  }

  @Test
  void emergencyAllowsTheFullPropagationTimeHoweverSlowTheKeyGeneration() {
    rotator.ensure();

    SigningKey fresh = rotator.replaceAll(ADMIN);

    Instant from = stage.clock.instant().plus(PROPAGATION);
    assertEquals(from, fresh.schedule().activeFrom());
    assertEquals(List.of(Optional.of(from), Optional.empty()), refusals());
  }

  private List<Optional<Instant>> refusals() {
    KeyRing stored = rotator.ensure();
    return stored.keys().stream().map(key -> key.schedule().refusedFrom()).toList();
  }

  private static KeyEncryptionKey sealer() {
    return new KeyEncryptionKey(new byte[KeyEncryptionKey.LENGTH], new SecureRandom());
  }

  /** The clock advances while a key is generated. */
  private final class SlowFactory implements SigningKeyFactory {
    private final SigningKeyFactory keys = new FakeSigningKeyFactory();

    @Override
    public SigningKey generate(SigningAlgorithm algorithm, long sequence, KeySchedule schedule) {
      stage.clock.advance(MAKING_A_KEY);
      return keys.generate(algorithm, sequence, schedule);
    }

    @Override
    public SigningKey restore(SealedSigningKey stored, byte[] privateKey) {
      return keys.restore(stored, privateKey);
    }
  }
}

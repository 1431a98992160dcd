package dev.portcullis.application.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.application.Stage;
import dev.portcullis.domain.access.AccessDeniedException;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.key.KeyEncryptionKey;
import dev.portcullis.domain.key.KeyId;
import dev.portcullis.domain.key.KeyNotReadableException;
import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.key.KeyRotation;
import dev.portcullis.domain.key.KeyStatus;
import dev.portcullis.domain.key.KeysNotRotatableException;
import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.maintenance.ClockAlarm;
import dev.portcullis.domain.maintenance.RemovalClock;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.testkit.fake.FakeSigningKeyFactory;
import dev.portcullis.testkit.fake.InMemorySigningKeyRepository;
import dev.portcullis.testkit.fixture.Race;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyRotationTest {
  private static final Duration PERIOD = Duration.ofDays(90);
  private static final Duration LEAD = Duration.ofMinutes(10);
  private static final Duration PROPAGATION = Duration.ofSeconds(5);
  private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(15);

  private final Stage stage = new Stage();
  private final UserActor admin = stage.actor(RoleName.ADMIN);
  private final InMemorySigningKeyRepository keys =
      new InMemorySigningKeyRepository(stage.database);
  private final Node here = new Node(1, SigningAlgorithm.RS256);
  private final Node there = new Node(1, SigningAlgorithm.RS256);

  @Test
  void firstStartCreatesAKeyAndLaterOnesUseIt() {
    here.maintain.maintain();
    there.maintain.maintain();

    assertEquals(here.signing(), there.signing());
    assertEquals(1, keys.findAll().size());
  }

  @Test
  void nodesThatStartTogetherSignWithTheSameKey() {
    Race<KeyId> race =
        Race.of(
            8,
            lane -> {
              Node node = new Node(1, SigningAlgorithm.RS256);
              node.maintain.maintain();
              return node.signing();
            });

    assertEquals(8, race.results().size(), race::toString);
    assertEquals(1, race.results().stream().distinct().count());
    assertEquals(1, keys.findAll().size());
  }

  @Test
  void anotherKeyEncryptionKeyIsRefusedAndChangesNothing() {
    here.maintain.maintain();
    Node stranger = new Node(2, SigningAlgorithm.RS256);

    assertThrows(KeyNotReadableException.class, stranger.maintain::maintain);
    assertEquals(1, keys.findAll().size());
  }

  @Test
  void byScheduleTheNextKeyIsPublishedSignsAndReplacesTheOld() {
    here.maintain.maintain();
    KeyId first = here.signing();
    stage.clock.advance(PERIOD.minus(LEAD).minusSeconds(1));
    here.maintain.maintain();
    assertEquals(1, keys.findAll().size());

    stage.clock.advance(Duration.ofSeconds(1));
    here.maintain.maintain();
    there.maintain.maintain();
    assertEquals(List.of(KeyStatus.ACTIVE, KeyStatus.NEXT), here.statuses());
    assertEquals(first, there.signing());

    stage.clock.advance(LEAD);
    assertEquals(List.of(KeyStatus.RETIRING, KeyStatus.ACTIVE), there.statuses());
    assertEquals(here.signing(), there.signing());
    assertNotEquals(first, here.signing());

    stage.clock.advance(TOKEN_LIFETIME);
    assertEquals(List.of(KeyStatus.GONE, KeyStatus.ACTIVE), here.statuses());
    stage.clock.advance(PROPAGATION);
    here.maintain.maintain();
    there.maintain.maintain();
    assertEquals(1, keys.findAll().size());
    assertEquals(List.of(KeyStatus.ACTIVE), there.statuses());
  }

  /** The others still sign with it, and their tokens would be refused everywhere. */
  @Test
  void aNodeWhoseClockIsYearsAheadRemovesNoKey() {
    here.maintain.maintain();
    KeyId first = here.signing();
    Instant right = stage.clock.instant();
    MaintainSigningKeys wrong =
        new MaintainSigningKeys(
            here.rotator, new RemovalClock(stage.clock, () -> right, ClockAlarm.NONE));

    stage.clock.advance(Duration.ofDays(3_000));
    wrong.maintain();
    stage.clock.advance(LEAD.plus(TOKEN_LIFETIME).plus(PROPAGATION));
    wrong.maintain();

    assertEquals(KeyStatus.GONE, here.statuses().get(0));
    assertTrue(keys.findAll().stream().anyMatch(key -> key.id().equals(first)));
  }

  @Test
  void ofNodesForWhichRotationIsDueExactlyOneRotates() {
    here.maintain.maintain();
    stage.clock.advance(PERIOD);

    Race<Boolean> race =
        Race.of(
            8,
            lane -> {
              new Node(1, SigningAlgorithm.RS256).maintain.maintain();
              return true;
            });

    assertEquals(8, race.results().size(), race::toString);
    assertEquals(2, keys.findAll().size());
  }

  @Test
  void onDemandTheNextKeyIsPublishedAtOnceAndOnce() {
    here.maintain.maintain();

    SigningKeySummary next = here.rotate.rotate(admin, false);

    assertEquals(KeyStatus.NEXT, next.status());
    assertEquals(stage.clock.instant(), next.schedule().publishedAt());
    assertEquals(stage.clock.instant().plus(LEAD), next.schedule().activeFrom());
    assertEquals(next, there.rotate.rotate(admin, false));
    assertEquals(next, here.read.read(admin).get(1));
  }

  @Test
  void emergencyRefusesOldTokensAfterThePropagationTime() {
    here.maintain.maintain();
    KeyId first = here.signing();

    SigningKeySummary fresh = there.rotate.rotate(admin, true);
    here.maintain.maintain();

    assertEquals(stage.clock.instant().plus(PROPAGATION), fresh.schedule().activeFrom());
    assertEquals(first, here.signing());
    stage.clock.advance(PROPAGATION);
    assertEquals(fresh.id(), here.signing());
    assertEquals(Optional.empty(), here.ring().verificationKey(first, stage.clock.instant()));
    assertEquals(List.of(KeyStatus.GONE, KeyStatus.ACTIVE), here.statuses());
  }

  @Test
  void anEmergencyOverrulesAPendingRotation() {
    here.maintain.maintain();
    KeyId pending = here.rotate.rotate(admin, false).id();

    KeyId fresh = here.rotate.rotate(admin, true).id();
    stage.clock.advance(LEAD);

    assertEquals(fresh, here.signing());
    assertEquals(Optional.empty(), here.ring().verificationKey(pending, stage.clock.instant()));
  }

  @Test
  void anotherAlgorithmTakesOverByRotation() {
    here.maintain.maintain();
    Node migrated = new Node(1, SigningAlgorithm.PS256);

    migrated.maintain.maintain();
    here.maintain.maintain();

    assertEquals(
        List.of(SigningAlgorithm.RS256, SigningAlgorithm.PS256),
        here.ring().keys().stream().map(key -> key.algorithm()).toList());
    assertEquals(List.of(KeyStatus.ACTIVE, KeyStatus.NEXT), here.statuses());
  }

  @Test
  void onlyActorsWithThePermissionSeeOrRotateKeys() {
    here.maintain.maintain();
    UserActor user = stage.actor(RoleName.USER);

    assertThrows(AccessDeniedException.class, () -> here.read.read(user));
    assertThrows(AccessDeniedException.class, () -> here.rotate.rotate(user, true));
    assertEquals(1, keys.findAll().size());
  }

  @Test
  void aSharedSecretIsNotRotated() {
    RotateSigningKeys secret = new RotateSigningKeys(Optional.empty(), stage.policies, stage.clock);

    assertThrows(KeysNotRotatableException.class, () -> secret.rotate(admin, false));
  }

  @Test
  void aKeyIsOpenedOnceHoweverOftenItIsRead() {
    here.maintain.maintain();
    KeyRing before = here.ring();
    here.maintain.maintain();

    assertTrue(before.newest().signing() == here.ring().newest().signing());
  }

  /** One server with its own memory, over the shared store. */
  private final class Node {
    final StoredKeyRing stored;
    final KeyRotator rotator;
    final MaintainSigningKeys maintain;
    final RotateSigningKeys rotate;
    final ReadSigningKeys read;

    Node(int encryptionKey, SigningAlgorithm algorithm) {
      byte[] bytes = new byte[KeyEncryptionKey.LENGTH];
      bytes[0] = (byte) encryptionKey;
      KeyEncryptionKey sealer = new KeyEncryptionKey(bytes, new SecureRandom());
      stored = new StoredKeyRing(keys, new FakeSigningKeyFactory(), sealer, TOKEN_LIFETIME);
      rotator =
          new KeyRotator(
              stored,
              new KeyRotation(PERIOD, LEAD, PROPAGATION),
              algorithm,
              stage.journal,
              stage.clock);
      maintain = new MaintainSigningKeys(rotator, stage.removals);
      rotate = new RotateSigningKeys(Optional.of(rotator), stage.policies, stage.clock);
      read = new ReadSigningKeys(stored, stage.policies, stage.clock);
    }

    KeyRing ring() {
      return stored.current().orElseThrow();
    }

    KeyId signing() {
      return ring().signingKey(stage.clock.instant()).id();
    }

    List<KeyStatus> statuses() {
      return ring().keys().stream().map(key -> ring().status(key, stage.clock.instant())).toList();
    }
  }
}

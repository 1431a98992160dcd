package dev.portcullis.application.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.application.Stage;
import dev.portcullis.application.journal.Journal;
import dev.portcullis.application.journal.JournalPorts;
import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.access.AccessDeniedException;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.audit.AuditActor;
import dev.portcullis.domain.audit.AuditEntry;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.audit.AuditEvent.SigningKeyChanged;
import dev.portcullis.domain.audit.AuditPage;
import dev.portcullis.domain.audit.AuditRecord;
import dev.portcullis.domain.audit.AuditSearch;
import dev.portcullis.domain.audit.AuditTrail;
import dev.portcullis.domain.audit.SigningKeyChange;
import dev.portcullis.domain.key.KeyEncryptionKey;
import dev.portcullis.domain.key.KeyId;
import dev.portcullis.domain.key.KeyRotation;
import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.testkit.fake.FakeSigningKeyFactory;
import dev.portcullis.testkit.fake.InMemorySigningKeyRepository;
import dev.portcullis.testkit.fixture.Race;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each step of rotation is recorded once in the audit trail, however many nodes take it. */
class AuditedKeysTest {
  private static final Duration PERIOD = Duration.ofDays(90);
  private static final Duration LEAD = Duration.ofMinutes(10);
  private static final Duration PROPAGATION = Duration.ofSeconds(5);
  private static final int NODES = 8;

  private final Stage stage = new Stage();
  private final UserActor admin = stage.actor(RoleName.ADMIN);
  private final InMemorySigningKeyRepository keys =
      new InMemorySigningKeyRepository(stage.database);

  @Test
  void theFirstKeyIsAuditedOnceHoweverManyNodesMakeIt() {
    race(node -> new MaintainSigningKeys(node, stage.removals).maintain());

    assertEquals(List.of(byServer(SigningKeyChange.CREATED, key(0))), events());
  }

  @Test
  void rotationOnScheduleIsAuditedOnceWithoutAnActor() {
    maintain();
    stage.clock.advance(PERIOD);
    race(node -> new MaintainSigningKeys(node, stage.removals).maintain());

    assertEquals(
        List.of(
            byServer(SigningKeyChange.CREATED, key(0)),
            byServer(SigningKeyChange.PUBLISHED, key(1))),
        events());
  }

  @Test
  void removalOfARetiredKeyIsAuditedOnce() {
    maintain();
    KeyId first = key(0);
    stage.clock.advance(PERIOD.minus(LEAD));
    maintain();
    stage.clock.advance(LEAD.plus(Stage.TOKEN_LIFETIME).plus(PROPAGATION));
    race(node -> new MaintainSigningKeys(node, stage.removals).maintain());

    assertEquals(1, keys.findAll().size());
    List<AuditEvent> all = events();
    assertEquals(byServer(SigningKeyChange.REMOVED, first), all.get(all.size() - 1));
    assertEquals(3, all.size());
  }

  @Test
  void publishingActorIsRecordedUnlessAKeyIsPendingAlready() {
    maintain();
    rotate(false);
    rotate(false);

    assertEquals(
        List.of(
            byServer(SigningKeyChange.CREATED, key(0)),
            byAdmin(SigningKeyChange.PUBLISHED, key(1))),
        events());
  }

  @Test
  void emergencyRecordsTheNewKeyAndEveryChangedSchedule() {
    maintain();
    rotate(false);
    rotate(true);
    stage.clock.advance(Duration.ofSeconds(1));
    rotate(true);

    assertEquals(
        List.of(
            byServer(SigningKeyChange.CREATED, key(0)),
            byAdmin(SigningKeyChange.PUBLISHED, key(1)),
            byAdmin(SigningKeyChange.REPLACED_ALL, key(2)),
            byAdmin(SigningKeyChange.REFUSED, key(0)),
            byAdmin(SigningKeyChange.REFUSED, key(1)),
            byAdmin(SigningKeyChange.REPLACED_ALL, key(3)),
            byAdmin(SigningKeyChange.REFUSED, key(2))),
        events());
  }

  @Test
  void refusedRotationRecordsNothing() {
    maintain();
    UserActor user = stage.actor(RoleName.USER);
    RotateSigningKeys rotate =
        new RotateSigningKeys(Optional.of(node(stage.audit)), stage.policies, stage.clock);
    assertThrows(AccessDeniedException.class, () -> rotate.rotate(user, true));

    assertEquals(List.of(byServer(SigningKeyChange.CREATED, key(0))), events());
  }

  /** In one transaction: a step that cannot be recorded does not happen. */
  @Test
  void stepThatCannotBeRecordedIsNotTaken() {
    KeyRotator withoutTrail = node(new FailingTrail());
    MaintainSigningKeys maintain = new MaintainSigningKeys(withoutTrail, stage.removals);
    assertThrows(StoreUnavailableException.class, maintain::maintain);
    assertEquals(0, keys.findAll().size());

    maintain();
    AuditActor actor = AuditActor.of(admin);
    assertThrows(StoreUnavailableException.class, () -> withoutTrail.replaceAll(actor));
    assertThrows(
        StoreUnavailableException.class, () -> withoutTrail.publishNext(Optional.of(actor)));
    assertEquals(1, keys.findAll().size());
    assertTrue(keys.findAll().get(0).schedule().refusedFrom().isEmpty());
  }

  private void maintain() {
    new MaintainSigningKeys(node(stage.audit), stage.removals).maintain();
  }

  private void rotate(boolean emergency) {
    new RotateSigningKeys(Optional.of(node(stage.audit)), stage.policies, stage.clock)
        .rotate(admin, emergency);
  }

  private void race(Consumer<KeyRotator> step) {
    Race<Boolean> race =
        Race.of(
            NODES,
            lane -> {
              step.accept(node(stage.audit));
              return true;
            });
    assertEquals(NODES, race.results().size(), race::toString);
  }

  private KeyRotator node(AuditTrail audit) {
    StoredKeyRing ring =
        new StoredKeyRing(
            keys,
            new FakeSigningKeyFactory(),
            new KeyEncryptionKey(new byte[KeyEncryptionKey.LENGTH], new SecureRandom()),
            Stage.TOKEN_LIFETIME);
    Journal journal =
        new Journal(
            new JournalPorts(stage.transactions, stage.feed, audit),
            stage.revocations,
            stage.auditWriter,
            stage.clock);
    KeyRotation rotation = new KeyRotation(PERIOD, LEAD, PROPAGATION);
    return new KeyRotator(ring, rotation, SigningAlgorithm.RS256, journal, stage.clock);
  }

  private KeyId key(int index) {
    return keys.findAll().get(index).id();
  }

  private List<AuditEvent> events() {
    return stage.audit.events();
  }

  private AuditEvent byAdmin(SigningKeyChange change, KeyId key) {
    return new SigningKeyChanged(change, Optional.of(AuditActor.of(admin)), key);
  }

  private static AuditEvent byServer(SigningKeyChange change, KeyId key) {
    return new SigningKeyChanged(change, Optional.empty(), key);
  }

  /** The store fails when an event is written. */
  private static final class FailingTrail implements AuditTrail {
    @Override
    public List<AuditRecord> entriesOf(UserId user, Optional<UUID> after, int limit) {
      return List.of();
    }

    @Override
    public void append(AuditEntry entry) {
      throw new StoreUnavailableException("the store is down");
    }

    @Override
    public List<AuditRecord> after(Optional<UUID> id, int atMost) {
      throw new StoreUnavailableException("the store is down");
    }

    @Override
    public AuditPage find(AuditSearch search) {
      throw new StoreUnavailableException("the store is down");
    }

    @Override
    public int removeThrough(UUID last) {
      throw new StoreUnavailableException("the store is down");
    }

    @Override
    public Optional<Instant> oldest() {
      throw new StoreUnavailableException("the store is down");
    }
  }
}

package dev.portcullis.audit;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.adapter.persistence.DatabaseSettings;
import dev.portcullis.adapter.persistence.JooqPersistence;
import dev.portcullis.application.journal.Journal;
import dev.portcullis.application.journal.JournalPorts;
import dev.portcullis.domain.audit.AuditEntry;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.audit.chain.AuditMacs;
import dev.portcullis.domain.audit.chain.AuditRetention;
import dev.portcullis.domain.audit.chain.AuditVerifier;
import dev.portcullis.domain.audit.chain.AuditWriter;
import dev.portcullis.domain.audit.chain.VerificationReport;
import dev.portcullis.domain.id.TimeOrderedIds;
import dev.portcullis.domain.revocation.Revocations;
import dev.portcullis.domain.user.User;
import dev.portcullis.testkit.database.TestDatabase;
import dev.portcullis.testkit.fixture.MutableClock;
import dev.portcullis.testkit.fixture.Race;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A trail that nobody touched is clean, whatever its writers went through. */
final class AuditUntouchedIT {
  @AutoClose private final TestDatabase database = TestDatabase.migrated();
  private final MutableClock clock = MutableClock.atNoon();
  private final TimeOrderedIds ids = new TimeOrderedIds(clock, new SecureRandom());
  private final AuditMacs macs = new AuditMacs(new byte[32]);

  @AutoClose
  private final JooqPersistence store =
      JooqPersistence.open(
          new DatabaseSettings(database.jdbcUrl(), database.user(), database.password(), 4),
          new SecureRandom());

  private final AuditWriter writer =
      new AuditWriter(store.auditTrail(), store.auditRegistry(), macs, ids, clock);
  private final Journal journal =
      new Journal(
          new JournalPorts(store.transactions(), store.revocationFeed(), store.auditTrail()),
          new Revocations(Duration.ofHours(1), Duration.ofHours(1)),
          writer,
          clock);
  private final User ada = aUser().build();
  private final User bob = aUser().build();

  @BeforeEach
  void migrate() {
    store.migrate();
    store.users().add(ada);
    store.users().add(bob);
  }

  @Test
  void afterRollbacks() {
    for (int each = 0; each < 20; each++) {
      write(1);
      assertThrows(
          ArithmeticException.class,
          () ->
              journal.inTransaction(
                  draft -> {
                    draft.record(event());
                    store.auditTrail().append(new AuditEntry(ids.next(), clock.instant(), event()));
                    throw new ArithmeticException("roll back");
                  }));
    }
    assertClean(20, 0, 20);
    assertEquals(Optional.empty(), writer.checkpoint(true));
    assertClean(20, 0, 0);
  }

  @Test
  void afterDeadlocksThatWereRetried() {
    AtomicInteger runs = new AtomicInteger();
    CyclicBarrier bothHoldOne = new CyclicBarrier(2);
    Race<Boolean> race =
        Race.of(
            2,
            lane -> {
              List<User> order = lane == 0 ? List.of(ada, bob) : List.of(bob, ada);
              return journal.inTransaction(
                  draft -> {
                    draft.record(event());
                    store.users().lockById(order.get(0).id());
                    if (runs.incrementAndGet() <= 2) {
                      await(bothHoldOne);
                    }
                    store.users().lockById(order.get(1).id());
                    draft.record(event());
                    return true;
                  });
            });
    assertEquals(List.of(true, true), race.results(), race::toString);
    assertEquals(3, runs.get());
    writer.checkpoint(false);
    write(5);
    assertClean(9, 0, 5);
  }

  @Test
  void afterRetentionHasRemovedHalf() {
    write(50);
    writer.checkpoint(false);
    clock.advance(Duration.ofDays(1));
    Instant half = clock.instant();
    write(50);
    writer.checkpoint(false);
    AuditRetention retention =
        new AuditRetention(
            store.auditTrail(), store.auditRegistry(), store.transactions(), macs, clock);
    int removed = 0;
    for (int last = 20; last == 20; removed += last) {
      last = retention.removeBefore(half, 20);
      assertClean(100 - removed - last, 0, 0);
    }
    assertEquals(50, removed);
  }

  @Test
  void withEntriesOfTheVersionBefore() {
    for (int each = 0; each < 10; each++) {
      writeAsBefore();
    }
    write(5);
    // A node that has not been replaced yet.
    writeAsBefore();
    write(5);
    assertClean(10, 11, 10);
  }

  @Test
  void afterACrashBeforeTheFirstCheckpoint() {
    write(5);
    AuditWriter next = new AuditWriter(store.auditTrail(), store.auditRegistry(), macs, ids, clock);
    next.turn().close();
    next.checkpoint(true);
    assertClean(5, 0, 5);
  }

  private void writeAsBefore() {
    store.auditTrail().append(new AuditEntry(ids.next(), clock.instant(), event()));
    clock.advance(Duration.ofMillis(3));
  }

  private void write(int transactions) {
    for (int each = 0; each < transactions; each++) {
      journal.inTransaction(
          draft -> {
            draft.record(event());
            return true;
          });
      clock.advance(Duration.ofMillis(each % 2));
    }
  }

  private AuditEvent event() {
    return new AuditEvent.AdministratorCreated(ada.id());
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }

  private void assertClean(long verified, long unprotected, long afterCheckpoint) {
    VerificationReport report =
        new AuditVerifier(store.auditTrail(), store.auditRegistry(), macs, clock)
            .verify(Optional.empty(), read -> {});
    assertTrue(report.isClean(), () -> report.found().toString());
    assertEquals(
        new VerificationReport.Entries(verified, unprotected, afterCheckpoint), report.entries());
  }
}

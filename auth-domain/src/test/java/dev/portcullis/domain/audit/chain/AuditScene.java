package dev.portcullis.domain.audit.chain;

import dev.portcullis.domain.audit.AuditEntry;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.audit.AuditPage;
import dev.portcullis.domain.audit.AuditRecord;
import dev.portcullis.domain.audit.AuditSearch;
import dev.portcullis.domain.audit.AuditTrail;
import dev.portcullis.domain.id.TimeOrderedIds;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.testkit.fake.InMemoryAuditRegistry;
import dev.portcullis.testkit.fake.InMemoryDatabase;
import dev.portcullis.testkit.fake.InMemoryTransactionRunner;
import dev.portcullis.testkit.fixture.MutableClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** A trail in a list that a test can tamper with, and writers to it. */
final class AuditScene implements AuditTrail {
  /** Smaller than in a store, so that there are many. */
  private static final int PAGE = 50;

  final MutableClock clock = MutableClock.atNoon();
  final AuditMacs macs = new AuditMacs(new byte[32]);
  final TimeOrderedIds ids = new TimeOrderedIds(clock, new SecureRandom());
  final InMemoryDatabase database = new InMemoryDatabase();
  final AuditRegistry registry = new InMemoryAuditRegistry(database);
  final List<AuditRecord> rows = new ArrayList<>();

  AuditWriter writer() {
    return new AuditWriter(this, registry, macs, ids, clock);
  }

  /** Transactions with one to three entries each, several open at a time on each writer. */
  void write(Random random, int transactions, AuditWriter... writers) {
    for (int each = 0; each < transactions; each++) {
      AuditWriter writer = writers[random.nextInt(writers.length)];
      try (AuditTurn outer = writer.turn();
          AuditTurn inner = writer.turn()) {
        run(outer, 1 + random.nextInt(3), true);
        run(inner, random.nextInt(2), random.nextInt(4) > 0);
      }
      clock.advance(Duration.ofMillis(random.nextInt(3)));
    }
  }

  private void run(AuditTurn turn, int entries, boolean isCommitted) {
    turn.begin();
    List<AuditEntry> made = Stream.generate(() -> turn.next(event())).limit(entries).toList();
    turn.end();
    if (isCommitted) {
      made.forEach(this::append);
      turn.committed();
    } else {
      turn.begin();
    }
  }

  AuditRetention retention() {
    return new AuditRetention(this, registry, new InMemoryTransactionRunner(database), macs, clock);
  }

  AuditEvent event() {
    return new AuditEvent.AdministratorCreated(new UserId(ids.next()));
  }

  VerificationReport verify() {
    return verify(Optional.empty());
  }

  VerificationReport verify(Optional<AuditAnchor> anchor) {
    // Long after the last entry, so that nothing is taken for a late commit.
    clock.advance(Duration.ofHours(1));
    return new AuditVerifier(this, registry, macs, clock).verify(anchor, read -> {});
  }

  @Override
  public void append(AuditEntry entry) {
    rows.add(AuditRecord.of(entry));
  }

  Stream<AuditRecord> sorted() {
    return rows.stream().sorted(Comparator.comparing(AuditRecord::id, TimeOrderedIds::compare));
  }

  @Override
  public List<AuditRecord> after(Optional<UUID> id, int atMost) {
    return sorted()
        .filter(row -> id.map(last -> TimeOrderedIds.compare(row.id(), last) > 0).orElse(true))
        .limit(Math.min(atMost, PAGE))
        .toList();
  }

  @Override
  public AuditPage find(AuditSearch search) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int removeThrough(UUID last) {
    int before = rows.size();
    rows.removeIf(row -> TimeOrderedIds.compare(row.id(), last) <= 0);
    return before - rows.size();
  }

  @Override
  public List<AuditRecord> entriesOf(UserId user, Optional<UUID> after, int limit) {
    throw new UnsupportedOperationException("the verifier reads the whole trail");
  }

  @Override
  public Optional<Instant> oldest() {
    return sorted().findFirst().map(AuditRecord::at);
  }

  static AuditRecord changed(AuditRecord row) {
    return new AuditRecord(row.id(), row.at().plusMillis(1), row.facts(), row.seal());
  }

  static AuditRecord withId(AuditRecord row, UUID id) {
    return new AuditRecord(id, row.at(), row.facts(), row.seal());
  }
}

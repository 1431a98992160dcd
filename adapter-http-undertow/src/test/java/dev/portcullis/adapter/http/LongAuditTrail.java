package dev.portcullis.adapter.http;

import dev.portcullis.domain.audit.AuditEntry;
import dev.portcullis.domain.audit.AuditPage;
import dev.portcullis.domain.audit.AuditRecord;
import dev.portcullis.domain.audit.AuditSearch;
import dev.portcullis.domain.audit.AuditTrail;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.testkit.fake.InMemoryAuditTrail;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** An audit trail that can be given as many entries of everybody as a test needs. */
final class LongAuditTrail implements AuditTrail {
  private final InMemoryAuditTrail real;

  /** How many there are of each user whose trail is long; with 0, those that were appended. */
  volatile long length;

  /** Whose trail is long. */
  volatile Predicate<UserId> isLong = user -> true;

  /** Runs before each page is read. */
  volatile Runnable beforePage = () -> {};

  LongAuditTrail(InMemoryAuditTrail real) {
    this.real = real;
  }

  @Override
  public void append(AuditEntry entry) {
    real.append(entry);
  }

  @Override
  public List<AuditRecord> after(Optional<UUID> id, int atMost) {
    return real.after(id, atMost);
  }

  @Override
  public AuditPage find(AuditSearch search) {
    return real.find(search);
  }

  @Override
  public int removeThrough(UUID last) {
    return real.removeThrough(last);
  }

  @Override
  public Optional<Instant> oldest() {
    return real.oldest();
  }

  @Override
  public List<AuditRecord> entriesOf(UserId user, Optional<UUID> after, int limit) {
    beforePage.run();
    long first = after.map(UUID::getLeastSignificantBits).orElse(0L) + 1;
    return length == 0 || !isLong.test(user)
        ? real.entriesOf(user, after, limit)
        : LongStream.range(first, Math.min(first + limit, length + 1))
            .mapToObj(number -> entry(user, number))
            .toList();
  }

  private static AuditRecord entry(UserId user, long number) {
    return new AuditRecord(
        new UUID(0, number),
        Instant.EPOCH.plusSeconds(number),
        new AuditRecord.Facts(
            "signed-in",
            Optional.of(user.value()),
            Optional.of(user.value()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        Optional.empty());
  }
}

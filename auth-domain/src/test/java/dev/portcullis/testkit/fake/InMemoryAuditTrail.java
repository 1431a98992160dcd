package dev.portcullis.testkit.fake;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.audit.AuditEntry;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.audit.AuditTrail;
import dev.portcullis.domain.audit.RecordedAuditEntry;
import dev.portcullis.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The audit trail of an {@link InMemoryDatabase}. */
public final class InMemoryAuditTrail implements AuditTrail {
  private static final int MAX_BATCH = 500;

  private final InMemoryDatabase database;

  /** Over {@code database}. */
  public InMemoryAuditTrail(InMemoryDatabase database) {
    this.database = requireNonNull(database, "database");
  }

  @Override
  public void append(AuditEntry entry) {
    requireNonNull(entry, "entry");
    database.join(
        () -> {
          Rows rows = database.rows();
          database.store(rows.with(rows.sessions().with(entry)));
          return true;
        });
  }

  @Override
  public int removeBefore(Instant instant, int atMost) {
    requireNonNull(instant, "instant");
    return database.join(
        () -> {
          Rows rows = database.rows();
          Set<AuditEntry> gone =
              sorted()
                  .limit(Math.min(atMost, MAX_BATCH))
                  .takeWhile(entry -> entry.at().isBefore(instant))
                  .collect(Collectors.toSet());
          database.store(rows.with(rows.sessions().withoutAudit(gone::contains)));
          return gone.size();
        });
  }

  @Override
  public Optional<Instant> oldest() {
    return sorted().findFirst().map(AuditEntry::at);
  }

  @Override
  public List<RecordedAuditEntry> entriesOf(UserId user, Optional<UUID> after, int limit) {
    Optional<UserId> wanted = Optional.of(user);
    return sorted()
        .filter(entry -> after.map(last -> order(entry.id(), last) > 0).orElse(true))
        .map(entry -> new RecordedAuditEntry(entry.id(), entry.at(), entry.event().facts()))
        .filter(
            entry -> entry.facts().actor().equals(wanted) || entry.facts().subject().equals(wanted))
        .limit(Math.min(limit, MAX_BATCH))
        .toList();
  }

  /** By bytes, as a store compares them; the text has the same order. */
  private static int order(UUID one, UUID other) {
    return one.toString().compareTo(other.toString());
  }

  private Stream<AuditEntry> sorted() {
    return entries().stream().sorted((one, other) -> order(one.id(), other.id()));
  }

  /** All entries, oldest first. */
  public List<AuditEntry> entries() {
    return database.rows().sessions().audit();
  }

  /** All events, oldest first. */
  public List<AuditEvent> events() {
    return entries().stream().map(AuditEntry::event).toList();
  }
}

package dev.portcullis.testkit.fake;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.audit.AuditEntry;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.audit.AuditTrail;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  private Stream<AuditEntry> sorted() {
    return entries().stream().sorted(Comparator.comparing(AuditEntry::id));
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

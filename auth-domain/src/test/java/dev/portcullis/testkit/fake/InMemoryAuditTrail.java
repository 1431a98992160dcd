package dev.portcullis.testkit.fake;

import static dev.portcullis.domain.id.TimeOrderedIds.compare;
import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.audit.AuditEntry;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.audit.AuditPage;
import dev.portcullis.domain.audit.AuditRecord;
import dev.portcullis.domain.audit.AuditSearch;
import dev.portcullis.domain.audit.AuditTrail;
import dev.portcullis.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The audit trail of an {@link InMemoryDatabase}. */
public final class InMemoryAuditTrail implements AuditTrail {
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
          AuditRows audit = rows.sessions().audit();
          database.store(rows.with(rows.sessions().with(audit.with(entry))));
          return true;
        });
  }

  @Override
  public List<AuditRecord> after(Optional<UUID> id, int atMost) {
    return sorted()
        .filter(entry -> id.map(last -> compare(entry.id(), last) > 0).orElse(true))
        .limit(Math.min(atMost, MAX_BATCH))
        .map(AuditRecord::of)
        .toList();
  }

  @Override
  public AuditPage find(AuditSearch search) {
    List<AuditRecord> found =
        sorted()
            .map(AuditRecord::of)
            .filter(record -> search.before().map(id -> compare(record.id(), id) < 0).orElse(true))
            .filter(record -> matches(record, search.filter()))
            .sorted((one, other) -> compare(other.id(), one.id()))
            .limit(search.limit() + 1L)
            .toList();
    if (found.size() <= search.limit()) {
      return new AuditPage(found, Optional.empty());
    }
    List<AuditRecord> page = found.subList(0, search.limit());
    return new AuditPage(page, Optional.of(page.get(page.size() - 1).id()));
  }

  private static boolean matches(AuditRecord record, AuditSearch.Filter filter) {
    AuditRecord.Facts facts = record.facts();
    return filter.since().map(since -> !record.at().isBefore(since)).orElse(true)
        && filter.until().map(until -> record.at().isBefore(until)).orElse(true)
        && filter
            .actor()
            .map(UserId::value)
            .map(id -> facts.actor().equals(Optional.of(id)))
            .orElse(true)
        && filter
            .subject()
            .map(UserId::value)
            .map(id -> facts.subject().equals(Optional.of(id)))
            .orElse(true)
        && (!filter.isByOperator() || facts.operator().isPresent())
        && filter.event().map(facts.event()::equals).orElse(true);
  }

  @Override
  public int removeThrough(UUID last) {
    return database.join(
        () -> {
          Rows rows = database.rows();
          AuditRows audit = rows.sessions().audit();
          AuditRows rest = audit.without(entry -> compare(entry.id(), last) <= 0);
          database.store(rows.with(rows.sessions().with(rest)));
          return audit.entries().size() - rest.entries().size();
        });
  }

  @Override
  public Optional<Instant> oldest() {
    return sorted().findFirst().map(AuditEntry::at);
  }

  @Override
  public List<AuditRecord> entriesOf(UserId user, Optional<UUID> after, int limit) {
    Optional<UUID> wanted = Optional.of(user.value());
    return sorted()
        .filter(entry -> after.map(last -> compare(entry.id(), last) > 0).orElse(true))
        .map(AuditRecord::of)
        .filter(
            entry -> entry.facts().actor().equals(wanted) || entry.facts().subject().equals(wanted))
        .limit(Math.min(limit, MAX_BATCH))
        .toList();
  }

  private Stream<AuditEntry> sorted() {
    return entries().stream().sorted((one, other) -> compare(one.id(), other.id()));
  }

  /** All entries, oldest first. */
  public List<AuditEntry> entries() {
    return database.rows().sessions().audit().entries();
  }

  /** All events, oldest first. */
  public List<AuditEvent> events() {
    return entries().stream().map(AuditEntry::event).toList();
  }
}

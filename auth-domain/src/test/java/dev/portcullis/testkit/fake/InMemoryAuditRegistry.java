package dev.portcullis.testkit.fake;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.audit.chain.AuditRegistry;
import dev.portcullis.domain.audit.chain.ChainId;
import dev.portcullis.domain.audit.chain.RetentionMark;
import dev.portcullis.domain.audit.chain.WriterRow;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The writers and marks of the audit trail of an {@link InMemoryDatabase}. */
public final class InMemoryAuditRegistry implements AuditRegistry {
  private final InMemoryDatabase database;

  /** Over {@code database}. */
  public InMemoryAuditRegistry(InMemoryDatabase database) {
    this.database = requireNonNull(database, "database");
  }

  @Override
  public boolean add(WriterRow row) {
    return changeIf(audit -> !audit.writers().containsKey(row.number()), audit -> audit.with(row));
  }

  @Override
  public boolean replace(WriterRow before, WriterRow after) {
    return changeIf(
        audit -> before.equals(audit.writers().get(before.number())), audit -> audit.with(after));
  }

  @Override
  public List<WriterRow> writersAfter(long number) {
    return sorted().filter(row -> row.number() > number).limit(MAX_BATCH).toList();
  }

  @Override
  public Optional<WriterRow> newest() {
    return sorted().reduce((earlier, later) -> later);
  }

  @Override
  public void remove(WriterRow row) {
    changeIf(audit -> true, audit -> audit.without(row));
  }

  @Override
  public Optional<RetentionMark> mark(ChainId chain) {
    return Optional.ofNullable(audit().marks().get(chain));
  }

  @Override
  public void put(RetentionMark mark) {
    changeIf(audit -> isFurther(audit, mark), audit -> audit.with(mark));
  }

  private static boolean isFurther(AuditRows audit, RetentionMark mark) {
    return Optional.ofNullable(audit.marks().get(mark.chain()))
        .map(known -> known.removed().sequence() < mark.removed().sequence())
        .orElse(true);
  }

  private Stream<WriterRow> sorted() {
    return audit().writers().values().stream().sorted(Comparator.comparing(WriterRow::number));
  }

  private AuditRows audit() {
    return database.rows().sessions().audit();
  }

  private boolean changeIf(Predicate<AuditRows> condition, UnaryOperator<AuditRows> change) {
    return database.join(
        () -> {
          Rows rows = database.rows();
          AuditRows audit = rows.sessions().audit();
          if (!condition.test(audit)) {
            return false;
          }
          database.store(rows.with(rows.sessions().with(change.apply(audit))));
          return true;
        });
  }
}

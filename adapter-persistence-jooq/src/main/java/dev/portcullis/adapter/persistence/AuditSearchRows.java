package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.AUDIT_EVENTS;

import dev.portcullis.domain.audit.AuditPage;
import dev.portcullis.domain.audit.AuditRecord;
import dev.portcullis.domain.audit.AuditSearch;
import dev.portcullis.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.Table;

/**
 * Searches the audit trail. One filter drives: that of an index, in which ids are in order. The
 * others are applied to a bounded number of its entries. Thread-safe.
 */
final class AuditSearchRows {
  /** The greatest number of entries that are looked at for a page. */
  static final int MAX_EXAMINED = 1_000;

  /** How far the time in an id may differ from the time of the event, after a change of a clock. */
  private static final Duration ID_DIFFERS = Duration.ofMinutes(1);

  private static final UUID LOWEST = new UUID(0, 0);

  private final DSLContext db;

  AuditSearchRows(DSLContext db) {
    this.db = db;
  }

  AuditPage find(AuditSearch search) {
    Plan plan = Plan.of(search);
    List<AuditRecord> found = page(plan, search.limit()).fetch(AuditColumns::toDomain);
    if (found.size() > search.limit()) {
      return new AuditPage(
          found.subList(0, search.limit()), Optional.of(found.get(search.limit() - 1).id()));
    }
    return new AuditPage(found, plan.filters().isEmpty() ? Optional.empty() : lastExamined(plan));
  }

  /** One more than a page, to see whether there is more. */
  ResultQuery<Record> page(Plan plan, int limit) {
    if (plan.filters().isEmpty()) {
      return db.select(AuditColumns.ALL)
          .from(source(plan))
          .where(plan.driver())
          .orderBy(AUDIT_EVENTS.ID.desc())
          .limit(limit + 1);
    }
    Table<?> examined =
        db.select(AuditColumns.ALL)
            .from(source(plan))
            .where(plan.driver())
            .orderBy(AUDIT_EVENTS.ID.desc())
            .limit(MAX_EXAMINED)
            // Under the name of the table, so that its columns can be named as usual.
            .asTable(AUDIT_EVENTS.getName());
    return db.select(AuditColumns.ALL)
        .from(examined)
        .where(plan.filters())
        .orderBy(AUDIT_EVENTS.ID.desc())
        .limit(limit + 1);
  }

  /**
   * MySQL 8.0 else reads the primary key backwards if it takes the filter for a frequent one, which
   * has no bound if its statistics are wrong. H2 does not know the hint.
   */
  private Table<?> source(Plan plan) {
    boolean isHinted = db.family() != SQLDialect.H2;
    return plan.index()
        .filter(index -> isHinted)
        .<Table<?>>map(AUDIT_EVENTS::forceIndex)
        .orElse(AUDIT_EVENTS);
  }

  /** Where the next page begins, if not all entries of the driver were looked at. */
  private Optional<UUID> lastExamined(Plan plan) {
    return db.select(AUDIT_EVENTS.ID)
        .from(source(plan))
        .where(plan.driver())
        .orderBy(AUDIT_EVENTS.ID.desc())
        .limit(1)
        .offset(MAX_EXAMINED - 1)
        .fetchOptional(AUDIT_EVENTS.ID);
  }

  /**
   * How to search.
   *
   * @param index the index of the driver; empty for the primary key
   * @param driver the range of an index
   * @param filters conditions on its entries
   */
  record Plan(Optional<String> index, List<Condition> driver, List<Condition> filters) {
    static Plan of(AuditSearch search) {
      AuditSearch.Filter by = search.filter();
      List<Condition> equal = new ArrayList<>();
      by.subject().map(UserId::value).map(AUDIT_EVENTS.SUBJECT_ID::eq).ifPresent(equal::add);
      by.actor().map(UserId::value).map(AUDIT_EVENTS.ACTOR_ID::eq).ifPresent(equal::add);
      if (by.isByOperator()) {
        // The index of actors begins with entries without a user; the name tells operators from
        // the others of these.
        equal.add(AUDIT_EVENTS.ACTOR_ID.isNull());
        equal.add(AuditColumns.OPERATOR.isNotNull());
      }
      by.event().map(AUDIT_EVENTS.EVENT::eq).ifPresent(equal::add);
      List<Condition> driver = new ArrayList<>(equal.subList(0, Math.min(1, equal.size())));
      by.since().map(Plan::from).ifPresent(driver::add);
      by.until().map(Plan::to).ifPresent(driver::add);
      search.before().map(AUDIT_EVENTS.ID::lt).ifPresent(driver::add);
      List<Condition> filters =
          new ArrayList<>(equal.subList(Math.min(1, equal.size()), equal.size()));
      by.since().map(AUDIT_EVENTS.HAPPENED_AT::ge).ifPresent(filters::add);
      by.until().map(AUDIT_EVENTS.HAPPENED_AT::lt).ifPresent(filters::add);
      return new Plan(index(by), List.copyOf(driver), List.copyOf(filters));
    }

    private static Optional<String> index(AuditSearch.Filter by) {
      return by.subject()
          .map(user -> "ix_audit_events_subject")
          .or(
              () ->
                  by.actor().isPresent() || by.isByOperator()
                      ? Optional.of("ix_audit_events_actor")
                      : Optional.empty())
          .or(() -> by.event().map(name -> "ix_audit_events_event"));
    }

    private static Condition from(Instant since) {
      return AUDIT_EVENTS.ID.ge(lowest(since.minus(ID_DIFFERS)));
    }

    private static Condition to(Instant until) {
      return AUDIT_EVENTS.ID.lt(lowest(until.plus(ID_DIFFERS)));
    }

    /** The lowest id of that millisecond (RFC 9562 section 5.7). */
    private static UUID lowest(Instant at) {
      long millis = Math.max(0, Math.min(at.toEpochMilli(), (1L << 48) - 1));
      return millis == 0 ? LOWEST : new UUID(millis << 16, 0);
    }
  }
}

package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.ACCESS_POLICY_REVISIONS;

import org.jooq.DSLContext;

/**
 * The row that counts changes of roles and access rules, and is locked by every transaction that
 * makes one.
 */
final class PolicyRevision {
  private static final int ID = 1;

  private final DSLContext db;

  PolicyRevision(DSLContext db) {
    this.db = db;
  }

  long current() {
    return db.select(ACCESS_POLICY_REVISIONS.REVISION)
        .from(ACCESS_POLICY_REVISIONS)
        .where(ACCESS_POLICY_REVISIONS.ID.eq(ID))
        .fetchSingle()
        .value1();
  }

  /** Waits for every other change, and holds them back until the transaction ends. */
  void lock() {
    db.select(ACCESS_POLICY_REVISIONS.REVISION)
        .from(ACCESS_POLICY_REVISIONS)
        .where(ACCESS_POLICY_REVISIONS.ID.eq(ID))
        .forUpdate()
        .fetch();
  }

  /** Counts one change, and returns its number. */
  long next() {
    db.update(ACCESS_POLICY_REVISIONS)
        .set(ACCESS_POLICY_REVISIONS.REVISION, ACCESS_POLICY_REVISIONS.REVISION.plus(1))
        .where(ACCESS_POLICY_REVISIONS.ID.eq(ID))
        .execute();
    return current();
  }
}

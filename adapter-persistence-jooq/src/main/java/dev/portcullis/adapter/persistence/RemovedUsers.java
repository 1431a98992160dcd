package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.REMOVED_USERS;
import static dev.portcullis.adapter.persistence.generated.Tables.SESSIONS;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Removes the sessions of removed users in batches. A foreign key would delete all of them in one
 * statement, which would time out for a user with hundreds of thousands. Thread-safe.
 */
final class RemovedUsers {
  /**
   * Batch size. At most two batches are deleted together with the user: few enough to be read from
   * a slow disk.
   */
  static final int AT_ONCE = 100;

  private final DSLContext db;

  RemovedUsers(DSLContext db) {
    this.db = db;
  }

  /** Deletes sessions of a removed user, live ones first; records the user if some may be left. */
  void remove(UUID user) {
    int open = delete(find(user, SESSIONS.ENDED_AT.isNull(), AT_ONCE));
    int others = delete(find(user, DSL.noCondition(), AT_ONCE));
    if (open == AT_ONCE || others == AT_ONCE) {
      db.insertInto(REMOVED_USERS).set(REMOVED_USERS.USER_ID, user).execute();
    }
  }

  /**
   * Deletes sessions of the recorded users.
   *
   * @return how many; if less than {@code atMost}, none is left
   */
  int removeSessions(int atMost) {
    int removed = 0;
    while (removed < atMost) {
      Optional<UUID> user = first();
      if (user.isEmpty()) {
        return removed;
      }
      int limit = atMost - removed;
      int batch = delete(find(user.get(), DSL.noCondition(), limit));
      if (batch < limit) {
        // No new session can appear, since a removed user cannot sign in.
        forget(user.get());
      }
      // A user without sessions also counts, so that each call is bounded.
      removed += Math.max(1, batch);
    }
    return removed;
  }

  private Optional<UUID> first() {
    return db.select(REMOVED_USERS.USER_ID)
        .from(REMOVED_USERS)
        .orderBy(REMOVED_USERS.USER_ID)
        .limit(1)
        .fetchOptional(REMOVED_USERS.USER_ID);
  }

  private void forget(UUID user) {
    db.deleteFrom(REMOVED_USERS).where(REMOVED_USERS.USER_ID.eq(user)).execute();
  }

  /** Reads without locks: a refresh holds the lock of a row and would wait for the index entry. */
  private List<UUID> find(UUID user, Condition which, int limit) {
    return db.select(SESSIONS.ID)
        .from(SESSIONS)
        .where(SESSIONS.USER_ID.eq(user))
        .and(which)
        .orderBy(SESSIONS.ENDED_AT.desc(), SESSIONS.OVER_AT.desc())
        .limit(limit)
        .fetch(SESSIONS.ID);
  }

  private int delete(List<UUID> ids) {
    return ids.isEmpty() ? 0 : db.deleteFrom(SESSIONS).where(SESSIONS.ID.in(ids)).execute();
  }
}

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
 * What becomes of the sessions of removed users. A foreign key would remove all of them in one
 * statement: of a user who had hundreds of thousands, none that ends in time.
 */
final class RemovedUsers {
  /** Twice as many at most go with their user; few enough to be read from a slow disk. */
  static final int AT_ONCE = 100;

  private final DSLContext db;

  RemovedUsers(DSLContext db) {
    this.db = db;
  }

  /** Removes the sessions of a user who is gone, live ones first; notes it if some are left. */
  void remove(UUID user) {
    int open = delete(find(user, SESSIONS.ENDED_AT.isNull(), AT_ONCE));
    int others = delete(find(user, DSL.noCondition(), AT_ONCE));
    if (open == AT_ONCE || others == AT_ONCE) {
      db.insertInto(REMOVED_USERS).set(REMOVED_USERS.USER_ID, user).execute();
    }
  }

  /**
   * Removes sessions of users who were noted.
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
        // Nobody opens another: who is gone cannot sign in.
        forget(user.get());
      }
      // A user of whom nothing is left counts, too: of many such, each call sees a few.
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

  /** Without a lock: whoever uses one of them holds its row, and would wait for an index entry. */
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

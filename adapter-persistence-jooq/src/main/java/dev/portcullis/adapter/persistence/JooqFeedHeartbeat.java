package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.REVOCATION_HEARTBEATS;

import dev.portcullis.domain.revocation.FeedHeartbeat;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;

/**
 * The heartbeat as one row, inserted by the first update. Read and written on the connection that
 * polls the feed, so that a flood of requests cannot delay it. Thread-safe.
 */
final class JooqFeedHeartbeat implements FeedHeartbeat {
  private static final int ROW = 1;

  private final DSLContext following;

  JooqFeedHeartbeat(DSLContext following) {
    this.following = following;
  }

  @Override
  public long read() {
    return following
        .select(REVOCATION_HEARTBEATS.BEATS)
        .from(REVOCATION_HEARTBEATS)
        .where(REVOCATION_HEARTBEATS.ID.eq(ROW))
        .fetchOptional(REVOCATION_HEARTBEATS.BEATS)
        .orElse(0L);
  }

  @Override
  public boolean increment(long seen) {
    boolean isMoved =
        following
                .update(REVOCATION_HEARTBEATS)
                .set(REVOCATION_HEARTBEATS.BEATS, seen + 1)
                .where(REVOCATION_HEARTBEATS.ID.eq(ROW))
                .and(REVOCATION_HEARTBEATS.BEATS.eq(seen))
                .execute()
            == 1;
    return isMoved || (seen == 0 && begin());
  }

  private boolean begin() {
    if (following.fetchExists(REVOCATION_HEARTBEATS, REVOCATION_HEARTBEATS.ID.eq(ROW))) {
      return false;
    }
    try {
      return following
              .insertInto(REVOCATION_HEARTBEATS)
              .set(REVOCATION_HEARTBEATS.ID, ROW)
              .set(REVOCATION_HEARTBEATS.BEATS, 1L)
              .execute()
          == 1;
    } catch (IntegrityConstraintViolationException begunByAnother) {
      return false;
    }
  }
}

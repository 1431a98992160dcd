package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.USERS;

import dev.portcullis.adapter.persistence.generated.Keys;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UserNotFoundException;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;

/** Translates what the foreign key of sessions decides. */
final class SessionOwners {
  private static final String OWNER = Keys.FK_SESSIONS_USER.getName();

  private final DSLContext db;

  SessionOwners(DSLContext db) {
    this.db = db;
  }

  /** Runs the insert of a session of {@code user}. */
  void required(UserId user, Runnable insert) {
    try {
      insert.run();
    } catch (IntegrityConstraintViolationException refused) {
      if (isAboutOwner(refused, user)) {
        throw new UserNotFoundException(user);
      }
      throw refused;
    }
  }

  /**
   * MySQL before 8.0.16 names no constraint to accounts without rights on the parent table: then
   * the user is looked for.
   */
  private boolean isAboutOwner(IntegrityConstraintViolationException refused, UserId user) {
    return ViolatedConstraint.of(refused)
        .map(OWNER::equals)
        .orElseGet(() -> !db.fetchExists(USERS, USERS.ID.eq(user.value())));
  }
}

package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.FORMER_EMAIL_KEYS;
import static dev.portcullis.adapter.persistence.generated.Tables.USERS;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.portcullis.domain.user.EmailAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.Result;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the keys of stored addresses up to the rules of today. Each row is a transaction of its
 * own, and changes only if it is as it was read: may be cut off, run again, and run on several
 * nodes. Nodes of a version with other rules may write their keys meanwhile; the next start repairs
 * those too.
 *
 * <p>A row whose new key another user has keeps the one it has. Its user signs in by name.
 */
final class EmailKeys {
  private static final Logger LOG = LoggerFactory.getLogger(EmailKeys.class);
  private static final int PAGE = 1_000;

  private final DSLContext db;
  private final JooqTransactionRunner transactions;

  EmailKeys(DSLContext db, JooqTransactionRunner transactions) {
    this.db = db;
    this.transactions = transactions;
  }

  /** Goes through all users, a page at a time. */
  void renew() {
    Optional<UUID> last = Optional.empty();
    int changed = 0;
    do {
      Result<Record3<UUID, String, byte[]>> page = page(last);
      changed += (int) page.stream().filter(this::renewed).count();
      last = page.size() < PAGE ? Optional.empty() : Optional.of(page.get(PAGE - 1).value1());
    } while (last.isPresent());
    if (changed > 0) {
      LOG.info(
          "Changed how the e-mail addresses of {} users are compared: international domains follow"
              + " UTS #46. Sign-in by the former spelling works while no other user has it.",
          changed);
    }
  }

  private Result<Record3<UUID, String, byte[]>> page(Optional<UUID> last) {
    return db.select(USERS.ID, USERS.EMAIL, USERS.EMAIL_KEY)
        .from(USERS)
        .where(last.map(USERS.ID::gt).orElseGet(org.jooq.impl.DSL::noCondition))
        .orderBy(USERS.ID)
        .limit(PAGE)
        .fetch();
  }

  private boolean renewed(Record3<UUID, String, byte[]> row) {
    Optional<byte[]> key =
        EmailAddress.parse(row.value2())
            .map(email -> email.key().getBytes(US_ASCII))
            .filter(renewed -> !Arrays.equals(renewed, row.value3()));
    try {
      return key.isPresent()
          && transactions.inTransaction(() -> replace(row.value1(), row.value3(), key.get()));
    } catch (IntegrityConstraintViolationException taken) {
      LOG.warn(
          "User {} has an e-mail address that is now equal to that of user {}. Both keep their"
              + " accounts; the first signs in by username. Give one of them another address.",
          row.value1(),
          owner(key.orElseThrow()).map(UUID::toString).orElse("(removed meanwhile)"));
      return false;
    }
  }

  private boolean replace(UUID user, byte[] before, byte[] now) {
    int changed =
        db.update(USERS)
            .set(USERS.EMAIL_KEY, now)
            .set(USERS.VERSION, USERS.VERSION.plus(1))
            .where(USERS.ID.eq(user))
            .and(USERS.EMAIL_KEY.eq(before))
            .execute();
    if (changed == 0) {
      return false;
    }
    db.deleteFrom(FORMER_EMAIL_KEYS).where(FORMER_EMAIL_KEYS.EMAIL_KEY.eq(before)).execute();
    db.insertInto(FORMER_EMAIL_KEYS)
        .set(FORMER_EMAIL_KEYS.EMAIL_KEY, before)
        .set(FORMER_EMAIL_KEYS.USER_ID, user)
        .set(FORMER_EMAIL_KEYS.SUCCESSOR_KEY, now)
        .execute();
    return true;
  }

  private Optional<UUID> owner(byte[] key) {
    return db.select(USERS.ID).from(USERS).where(USERS.EMAIL_KEY.eq(key)).fetchOptional(USERS.ID);
  }
}

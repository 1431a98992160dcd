package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.FORMER_EMAIL_KEYS;
import static dev.portcullis.adapter.persistence.generated.Tables.USERS;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.portcullis.domain.user.EmailAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.Result;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recomputes the keys of stored e-mail addresses by the current rules, a page of users at a time:
 * one pass over all users, once per database. Each row is updated in its own transaction, and only
 * if it has not changed since it was read, so the pass may be interrupted, repeated, and run on
 * several nodes. An interrupted pass restarts from the beginning at the next start.
 *
 * <p>If another user already has the new key, the row keeps its old key, and its user signs in by
 * username.
 *
 * <p>Thread-safe.
 */
final class EmailKeys {
  /** Recorded in the database after a complete pass: from then on all keys follow UTS 46. */
  static final String DONE = "e-mail keys by UTS 46";

  /** Number of rows that one query reads. */
  static final int PAGE = 500;

  private static final Logger LOG = LoggerFactory.getLogger(EmailKeys.class);
  private static final Pattern ASCII = Pattern.compile("[\\x00-\\x7f]*");
  private static final String A_LABEL = "xn--";

  private final DSLContext db;
  private final JooqTransactionRunner transactions;
  private final UpgradeRows upgrades;

  private Optional<UUID> last = Optional.empty();
  private int changed;

  EmailKeys(DSLContext db, JooqTransactionRunner transactions) {
    this.db = db;
    this.transactions = transactions;
    this.upgrades = new UpgradeRows(db);
  }

  /** Processes the next page; returns whether there may be more. */
  synchronized boolean renewSome(Instant now) {
    if (upgrades.isRecorded(DONE)) {
      return false;
    }
    Result<Record3<UUID, String, byte[]>> page = page();
    changed += (int) page.stream().filter(this::renewed).count();
    if (page.size() == PAGE) {
      last = Optional.of(page.get(PAGE - 1).value1());
      return true;
    }
    last = Optional.empty();
    upgrades.record(DONE, now);
    logResult();
    return false;
  }

  /**
   * Whether the key of {@code address} can differ between versions: only if its domain is
   * international. All other keys are the address in lower case in every version.
   */
  static boolean canDiffer(String address) {
    return !ASCII.matcher(address).matches() || address.toLowerCase(Locale.ROOT).contains(A_LABEL);
  }

  private void logResult() {
    if (changed > 0) {
      LOG.info(
          "Changed how the e-mail addresses of {} users are compared: international domains follow"
              + " UTS #46. Sign-in with the former spelling works while no other user has it.",
          changed);
    }
  }

  private Result<Record3<UUID, String, byte[]>> page() {
    return db.select(USERS.ID, USERS.EMAIL, USERS.EMAIL_KEY)
        .from(USERS)
        .where(last.map(USERS.ID::gt).orElseGet(org.jooq.impl.DSL::noCondition))
        .orderBy(USERS.ID)
        .limit(PAGE)
        .fetch();
  }

  private boolean renewed(Record3<UUID, String, byte[]> row) {
    Optional<byte[]> key =
        Optional.of(row.value2())
            .filter(EmailKeys::canDiffer)
            .flatMap(EmailAddress::parse)
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

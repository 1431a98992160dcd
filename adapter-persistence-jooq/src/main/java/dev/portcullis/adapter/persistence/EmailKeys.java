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
 * Brings the keys of stored addresses up to the rules of today, a page of users at a time: a pass
 * over all of them, once in the life of a database. Each row is a transaction of its own, and
 * changes only if it is as it was read: may be cut off, run again, and run on several nodes. A pass
 * that was cut off begins anew at the next start.
 *
 * <p>A row whose new key another user has keeps the one it has. Its user signs in by name.
 *
 * <p>Thread-safe.
 */
final class EmailKeys {
  /** Noted when a pass is complete: all keys follow UTS 46 since. */
  static final String DONE = "e-mail keys by UTS 46";

  /** How many rows a statement goes through, whatever it finds. */
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

  /** Goes through the next page, and tells whether there may be more. */
  synchronized boolean renewSome(Instant now) {
    if (upgrades.isNoted(DONE)) {
      return false;
    }
    Result<Record3<UUID, String, byte[]>> page = page();
    changed += (int) page.stream().filter(this::renewed).count();
    if (page.size() == PAGE) {
      last = Optional.of(page.get(PAGE - 1).value1());
      return true;
    }
    last = Optional.empty();
    upgrades.note(DONE, now);
    tell();
    return false;
  }

  /**
   * Whether the key of {@code address} can depend on the version that made it: only that of an
   * international host name. All others are the address in lower case by every version's rules.
   */
  static boolean canDiffer(String address) {
    return !ASCII.matcher(address).matches() || address.toLowerCase(Locale.ROOT).contains(A_LABEL);
  }

  private void tell() {
    if (changed > 0) {
      LOG.info(
          "Changed how the e-mail addresses of {} users are compared: international domains follow"
              + " UTS #46. Sign-in by the former spelling works while no other user has it.",
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

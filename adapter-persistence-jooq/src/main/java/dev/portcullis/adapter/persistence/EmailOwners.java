package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.FORMER_EMAIL_KEYS;
import static dev.portcullis.adapter.persistence.generated.Tables.USERS;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.portcullis.adapter.persistence.generated.tables.Users;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.EmailTakenException;
import dev.portcullis.domain.user.User;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Finds the user with an e-mail address, whichever version computed the stored key. Thread-safe.
 */
final class EmailOwners {
  private final DSLContext db;

  EmailOwners(DSLContext db) {
    this.db = db;
  }

  /**
   * A condition for the user with {@code email}: by its current key, else by a key of an earlier
   * version, else the user whose address had this key in an earlier version.
   */
  Condition owns(EmailAddress email) {
    byte[] key = bytes(email.key());
    // Always queried, so that the response time reveals nothing.
    Field<UUID> before =
        underFormerKey(email)
            .<Field<UUID>>map(id -> DSL.val(id, USERS.ID))
            .orElseGet(() -> formerOwner(key));
    return USERS.ID.eq(DSL.coalesce(owner(key), before));
  }

  /**
   * Refuses an address that another user has under the key of an earlier version, which the unique
   * key cannot detect.
   *
   * @throws EmailTakenException if there is such a user
   */
  void refuseTakenBefore(User user) {
    boolean taken =
        underFormerKey(user.email()).filter(owner -> !owner.equals(user.id().value())).isPresent();
    if (taken && !keeps(user)) {
      throw new EmailTakenException();
    }
  }

  /**
   * Whether {@code user} already has this address: two users may share one since an earlier
   * version.
   */
  private boolean keeps(User user) {
    return db.fetchExists(
        USERS, USERS.ID.eq(user.id().value()).and(USERS.EMAIL_KEY.eq(bytes(user.email().key()))));
  }

  private Optional<UUID> underFormerKey(EmailAddress email) {
    Set<String> keys = email.formerKeys();
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    return db
        .select(USERS.ID, USERS.EMAIL)
        .from(USERS)
        .where(USERS.EMAIL_KEY.in(keys.stream().map(EmailOwners::bytes).toList()))
        .fetch()
        .stream()
        .filter(row -> spells(row.value2(), email))
        .map(row -> row.value1())
        .findFirst();
  }

  /**
   * A former key may also be the current key of a different address, so the stored address is
   * compared.
   */
  private static boolean spells(String stored, EmailAddress email) {
    return EmailAddress.parse(stored).map(EmailAddress::key).equals(Optional.of(email.key()));
  }

  private static Field<UUID> owner(byte[] key) {
    return DSL.field(DSL.select(USERS.ID).from(USERS).where(USERS.EMAIL_KEY.eq(key)));
  }

  private static Field<UUID> formerOwner(byte[] key) {
    Users former = USERS.as("former");
    return DSL.field(
        DSL.select(former.ID)
            .from(FORMER_EMAIL_KEYS)
            .join(former)
            .on(former.ID.eq(FORMER_EMAIL_KEYS.USER_ID))
            .and(former.EMAIL_KEY.eq(FORMER_EMAIL_KEYS.SUCCESSOR_KEY))
            .where(FORMER_EMAIL_KEYS.EMAIL_KEY.eq(key)));
  }

  private static byte[] bytes(String key) {
    return key.getBytes(US_ASCII);
  }
}

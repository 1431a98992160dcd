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

/** Whose an e-mail address is, by whichever version's rules it was stored. */
final class EmailOwners {
  private final DSLContext db;

  EmailOwners(DSLContext db) {
    this.db = db;
  }

  /**
   * Who has {@code email}: by its key, or by the key that it had in a version before; if nobody has
   * it, whose address was compared by its key before.
   */
  Condition owns(EmailAddress email) {
    byte[] key = bytes(email.key());
    // Asked in any case, so that it tells nothing by the time it takes.
    Field<UUID> before =
        underFormerKey(email)
            .<Field<UUID>>map(id -> DSL.val(id, USERS.ID))
            .orElseGet(() -> formerOwner(key));
    return USERS.ID.eq(DSL.coalesce(owner(key), before));
  }

  /**
   * Refuses {@code user} the address that another one has under the key of a version before: the
   * unique key does not see that those are one.
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

  /** Whether it is the address that {@code user} has: two may have had one for long. */
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

  /** Under one of those keys may as well be somebody whose address it is today. */
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

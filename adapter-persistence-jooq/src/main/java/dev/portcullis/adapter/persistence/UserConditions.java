package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.USERS;
import static dev.portcullis.adapter.persistence.generated.Tables.USER_ROLES;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.UserSearch;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Translates a user search to conditions that indexes can serve. Pure. */
final class UserConditions {
  private UserConditions() {}

  static Condition of(UserSearch search) {
    return DSL.and(
        search.prefix().map(UserConditions::startsWith).orElse(DSL.noCondition()),
        search.role().map(UserConditions::holds).orElse(DSL.noCondition()),
        search.status().map(status -> USERS.STATUS.eq(status.name())).orElse(DSL.noCondition()),
        search.after().map(id -> USERS.ID.gt(id.value())).orElse(DSL.noCondition()));
  }

  private static Condition startsWith(String prefix) {
    String key = prefix.toLowerCase(Locale.ROOT);
    if (key.isEmpty()) {
      return DSL.noCondition();
    }
    // Keys are ASCII, so any other prefix matches nothing. Encoding it would replace characters by
    // '?'.
    if (!US_ASCII.newEncoder().canEncode(key)) {
      return DSL.falseCondition();
    }
    return inRange(USERS.USERNAME_KEY, key).or(inRange(USERS.EMAIL_KEY, key));
  }

  /** A range of bytes, in which no character is special, unlike in a LIKE pattern. */
  private static Condition inRange(Field<byte[]> column, String prefix) {
    byte[] first = prefix.getBytes(US_ASCII);
    byte[] behind = first.clone();
    behind[behind.length - 1]++;
    return column.ge(first).and(column.lt(behind));
  }

  private static Condition holds(RoleName role) {
    return DSL.exists(
        DSL.selectOne()
            .from(USER_ROLES)
            .where(USER_ROLES.USER_ID.eq(USERS.ID))
            .and(USER_ROLES.ROLE_NAME.eq(role.value())));
  }
}

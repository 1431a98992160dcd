package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.USERS;
import static dev.portcullis.adapter.persistence.generated.Tables.USER_ROLES;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UserPosition;
import dev.portcullis.domain.user.UserSearch;
import dev.portcullis.domain.user.UserStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Users that may match a search, in the order of its list. Each statement reads one range of one
 * index, in the order of the index and without the rows themselves, so that no server has a reason
 * to choose another plan, and a later page costs as much as the first. Thread-safe.
 */
final class UserCandidates {
  private final DSLContext db;

  UserCandidates(DSLContext db) {
    this.db = db;
  }

  /**
   * A user that may match.
   *
   * @param id the user
   * @param position where it would be listed
   */
  record Candidate(UUID id, UserPosition position) {
    static Candidate of(UUID id) {
      return new Candidate(id, new UserPosition.OfId(new UserId(id)));
    }

    static Candidate of(UUID id, byte[] key) {
      return new Candidate(id, new UserPosition.OfTerm(new String(key, US_ASCII)));
    }

    private String term() {
      return position.fold(UserId::toString, text -> text);
    }
  }

  /**
   * The next {@code count} after {@code after}; fewer only if there are no more. Of several
   * conditions, the one that is expected to leave the fewest users chooses the index: a prefix,
   * then a status other than active, then a role, then the status active.
   */
  List<Candidate> find(UserSearch search, Optional<UserPosition> after, int count) {
    if (search.prefix().isPresent()) {
      return byName(search.prefix().get(), after, count);
    }
    boolean isRareStatus =
        search.status().filter(status -> status != UserStatus.ACTIVE).isPresent();
    if (search.role().isPresent() && !isRareStatus) {
      return byRole(search.role().get(), after, count);
    }
    return byStatus(search.status(), after, count);
  }

  private List<Candidate> byStatus(
      Optional<UserStatus> status, Optional<UserPosition> after, int count) {
    Condition ofStatus =
        status.map(value -> USERS.STATUS.eq(value.name())).orElse(DSL.noCondition());
    // The status, which both indexes hold, only for its place in the row: MySQL reads ahead as many
    // rows as fit into a buffer, by the length up to the last selected column. By the id alone,
    // these are thousands.
    return db.select(USERS.ID, USERS.STATUS)
        .from(USERS)
        .where(ofStatus)
        .and(behind(USERS.ID, after))
        .orderBy(USERS.ID)
        .limit(count)
        .fetch(row -> Candidate.of(row.value1()));
  }

  private List<Candidate> byRole(RoleName role, Optional<UserPosition> after, int count) {
    return db.select(USER_ROLES.USER_ID)
        .from(USER_ROLES)
        .where(USER_ROLES.ROLE_NAME.eq(role.value()))
        .and(behind(USER_ROLES.USER_ID, after))
        .orderBy(USER_ROLES.USER_ID)
        .limit(count)
        .fetch(row -> Candidate.of(row.value1()));
  }

  /**
   * Usernames and addresses, merged. One statement for both would need an OR, which MySQL answers
   * by walking the primary key.
   */
  private List<Candidate> byName(String prefix, Optional<UserPosition> after, int count) {
    // Keys are ASCII, so any other prefix matches nothing. Encoding it would replace characters by
    // '?'.
    if (!US_ASCII.newEncoder().canEncode(prefix)) {
      return List.of();
    }
    return Stream.of(USERS.USERNAME_KEY, USERS.EMAIL_KEY)
        .flatMap(key -> byKey(key, prefix, after, count).stream())
        .sorted(Comparator.comparing(Candidate::term))
        .limit(count)
        .toList();
  }

  /** A range of bytes, in which no character is special, unlike in a LIKE pattern. */
  private List<Candidate> byKey(
      Field<byte[]> key, String prefix, Optional<UserPosition> after, int count) {
    byte[] start = prefix.getBytes(US_ASCII);
    byte[] end = start.clone();
    end[end.length - 1]++;
    Condition begin = term(after).map(key::gt).orElseGet(() -> key.ge(start));
    return db.select(USERS.ID, key)
        .from(USERS)
        .where(begin)
        .and(key.lt(end))
        .orderBy(key)
        .limit(count)
        .fetch(row -> Candidate.of(row.value1(), row.value2()));
  }

  private static Condition behind(Field<UUID> id, Optional<UserPosition> after) {
    return after
        .flatMap(
            position ->
                position.<Optional<UUID>>fold(
                    of -> Optional.of(of.value()), term -> Optional.empty()))
        .map(id::gt)
        .orElse(DSL.noCondition());
  }

  private static Optional<byte[]> term(Optional<UserPosition> after) {
    return after.flatMap(
        position ->
            position.fold(id -> Optional.empty(), term -> Optional.of(term.getBytes(US_ASCII))));
  }
}

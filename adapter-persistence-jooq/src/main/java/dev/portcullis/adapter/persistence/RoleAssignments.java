package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.ROLES;
import static dev.portcullis.adapter.persistence.generated.Tables.USER_ROLES;

import dev.portcullis.adapter.persistence.generated.Keys;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.role.RoleNotFoundException;
import dev.portcullis.domain.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;

/** The role assignments of users, part of the user aggregate. Thread-safe. */
final class RoleAssignments {
  private final DSLContext db;

  RoleAssignments(DSLContext db) {
    this.db = db;
  }

  /** The roles of all these users, by user, in one statement. */
  Map<UUID, List<String>> of(Collection<UUID> users) {
    return users.isEmpty()
        ? Map.of()
        : db.selectFrom(USER_ROLES)
            .where(USER_ROLES.USER_ID.in(users))
            .fetchGroups(USER_ROLES.USER_ID, USER_ROLES.ROLE_NAME);
  }

  /**
   * Inserts one row at a time, so that a refusal identifies the role, and in the order of names, so
   * that no deadlock occurs.
   */
  void add(UserId user, Collection<RoleName> roles) {
    new TreeSet<>(roles).forEach(role -> add(user, role));
  }

  /** Changes only the rows that differ. */
  void change(UserId user, Set<RoleName> wanted) {
    Set<RoleName> held =
        of(List.of(user.value())).getOrDefault(user.value(), List.of()).stream()
            .map(RoleName::new)
            .collect(Collectors.toSet());
    List<String> revoked =
        held.stream().filter(role -> !wanted.contains(role)).map(RoleName::value).toList();
    if (!revoked.isEmpty()) {
      db.deleteFrom(USER_ROLES)
          .where(USER_ROLES.USER_ID.eq(user.value()))
          .and(USER_ROLES.ROLE_NAME.in(revoked))
          .execute();
    }
    add(user, wanted.stream().filter(role -> !held.contains(role)).toList());
  }

  private void add(UserId user, RoleName role) {
    try {
      db.insertInto(USER_ROLES)
          .set(USER_ROLES.USER_ID, user.value())
          .set(USER_ROLES.ROLE_NAME, role.value())
          .execute();
    } catch (IntegrityConstraintViolationException refused) {
      if (isAboutRole(refused, role)) {
        throw new RoleNotFoundException(role);
      }
      throw refused;
    }
  }

  /**
   * MySQL before 8.0.16 does not name the constraint to accounts without privileges on the parent
   * table. In that case the role is looked up.
   */
  private boolean isAboutRole(IntegrityConstraintViolationException refused, RoleName role) {
    return ViolatedConstraint.of(refused)
        .map(RoleAssignments::isRole)
        .orElseGet(() -> !db.fetchExists(ROLES, ROLES.NAME.eq(role.value())));
  }

  private static boolean isRole(String constraint) {
    return constraint.equals(Keys.FK_USER_ROLES_ROLE.getName());
  }
}

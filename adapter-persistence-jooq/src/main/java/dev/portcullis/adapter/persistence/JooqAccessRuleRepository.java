package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.ROLE_PERMISSIONS;

import dev.portcullis.adapter.persistence.generated.tables.records.RolePermissionsRecord;
import dev.portcullis.domain.access.AccessRule;
import dev.portcullis.domain.access.AccessRuleRepository;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.access.Scope;
import dev.portcullis.domain.role.RoleName;
import java.util.List;
import org.jooq.DSLContext;

/** The stored permissions of each role. Thread-safe. */
final class JooqAccessRuleRepository implements AccessRuleRepository {
  private final DSLContext db;

  JooqAccessRuleRepository(DSLContext db) {
    this.db = db;
  }

  @Override
  public List<AccessRule> findAll() {
    return db.selectFrom(ROLE_PERMISSIONS)
        .orderBy(ROLE_PERMISSIONS.ROLE_NAME, ROLE_PERMISSIONS.PERMISSION)
        .fetch(JooqAccessRuleRepository::toDomain);
  }

  private static AccessRule toDomain(RolePermissionsRecord found) {
    return new AccessRule(
        new RoleName(found.getRoleName()),
        Permission.of(found.getPermission()),
        Scope.valueOf(found.getScope()));
  }
}

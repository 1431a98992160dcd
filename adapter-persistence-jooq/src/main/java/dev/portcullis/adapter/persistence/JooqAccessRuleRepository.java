package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.ROLES;
import static dev.portcullis.adapter.persistence.generated.Tables.ROLE_PERMISSIONS;
import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.persistence.generated.tables.records.RolePermissionsRecord;
import dev.portcullis.domain.access.AccessRule;
import dev.portcullis.domain.access.AccessRuleRepository;
import dev.portcullis.domain.access.Grants;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.access.Scope;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.role.RoleNotFoundException;
import java.util.List;
import org.jooq.DSLContext;

/** The stored permissions of each role. Thread-safe. */
final class JooqAccessRuleRepository implements AccessRuleRepository {
  private final DSLContext db;
  private final JooqTransactionRunner transactions;

  JooqAccessRuleRepository(DSLContext db, JooqTransactionRunner transactions) {
    this.db = db;
    this.transactions = transactions;
  }

  @Override
  public List<AccessRule> findAll() {
    return db.selectFrom(ROLE_PERMISSIONS)
        .orderBy(ROLE_PERMISSIONS.ROLE_NAME, ROLE_PERMISSIONS.PERMISSION)
        .fetch(JooqAccessRuleRepository::toDomain);
  }

  @Override
  public void replace(RoleName role, Grants grants) {
    requireNonNull(grants, "grants");
    transactions.requireTransaction();
    if (!db.fetchExists(ROLES, ROLES.NAME.eq(role.value()))) {
      throw new RoleNotFoundException(role);
    }
    db.deleteFrom(ROLE_PERMISSIONS).where(ROLE_PERMISSIONS.ROLE_NAME.eq(role.value())).execute();
    db.batchInsert(
            grants.asSet().stream()
                .map(
                    grant ->
                        new RolePermissionsRecord(
                            role.value(), grant.permission().toString(), grant.scope().name()))
                .toList())
        .execute();
  }

  private static AccessRule toDomain(RolePermissionsRecord found) {
    return new AccessRule(
        new RoleName(found.getRoleName()),
        Permission.of(found.getPermission()),
        Scope.valueOf(found.getScope()));
  }
}

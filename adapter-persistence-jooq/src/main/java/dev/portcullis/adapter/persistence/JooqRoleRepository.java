package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.ROLES;
import static dev.portcullis.adapter.persistence.generated.Tables.ROLE_INHERITANCE;

import dev.portcullis.adapter.persistence.generated.tables.records.RolesRecord;
import dev.portcullis.domain.role.Role;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.role.RoleRepository;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** The stored roles with their inheritance. Thread-safe. */
final class JooqRoleRepository implements RoleRepository {
  private final DSLContext db;
  private final JooqTransactionRunner transactions;

  JooqRoleRepository(DSLContext db, JooqTransactionRunner transactions) {
    this.db = db;
    this.transactions = transactions;
  }

  @Override
  public List<Role> findAll() {
    return withInheritance(db.selectFrom(ROLES).orderBy(ROLES.NAME).fetch());
  }

  @Override
  public List<Role> lockAll() {
    transactions.requireTransaction();
    // Locked in the order of the primary key, so that two callers wait for each other without a
    // deadlock.
    return withInheritance(db.selectFrom(ROLES).orderBy(ROLES.NAME).forUpdate().fetch());
  }

  private List<Role> withInheritance(List<RolesRecord> records) {
    Map<String, List<String>> inherited =
        db.selectFrom(ROLE_INHERITANCE)
            .fetchGroups(ROLE_INHERITANCE.ROLE_NAME, ROLE_INHERITANCE.INHERITED_NAME);
    return records.stream()
        .map(found -> toDomain(found, inherited.getOrDefault(found.getName(), List.of())))
        .toList();
  }

  private static Role toDomain(RolesRecord found, List<String> inherited) {
    return new Role(
        new RoleName(found.getName()),
        found.getDescription(),
        inherited.stream().map(RoleName::new).collect(Collectors.toSet()));
  }
}

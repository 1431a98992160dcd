package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.ROLES;
import static dev.portcullis.adapter.persistence.generated.Tables.ROLE_INHERITANCE;
import static dev.portcullis.adapter.persistence.generated.Tables.ROLE_REVISIONS;
import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.persistence.generated.tables.records.RolesRecord;
import dev.portcullis.domain.role.Role;
import dev.portcullis.domain.role.RoleInUseException;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.role.RoleNotFoundException;
import dev.portcullis.domain.role.RoleRepository;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;

/** The stored roles with their inheritance. Thread-safe. */
final class JooqRoleRepository implements RoleRepository {
  private final DSLContext db;
  private final JooqTransactionRunner transactions;
  private final PolicyRevision revision;

  JooqRoleRepository(DSLContext db, JooqTransactionRunner transactions) {
    this.db = db;
    this.transactions = transactions;
    this.revision = new PolicyRevision(db);
  }

  @Override
  public List<Role> findAll() {
    return complete(db.selectFrom(ROLES).orderBy(ROLES.NAME).fetch());
  }

  @Override
  public List<Role> lockAll() {
    transactions.requireTransaction();
    revision.lock();
    // Nodes of the version before lock only these, in the order of the primary key: two callers
    // queue up instead of waiting for each other.
    return complete(db.selectFrom(ROLES).orderBy(ROLES.NAME).forUpdate().fetch());
  }

  @Override
  public long revision() {
    return revision.current();
  }

  @Override
  public Role put(Role role) {
    requireNonNull(role, "role");
    transactions.requireTransaction();
    long changed = revision.next();
    String name = role.name().value();
    int updated =
        db.update(ROLES)
            .set(ROLES.DESCRIPTION, role.description())
            .where(ROLES.NAME.eq(name))
            .execute();
    if (updated == 0) {
      db.executeInsert(new RolesRecord(name, role.description()));
    }
    db.deleteFrom(ROLE_REVISIONS).where(ROLE_REVISIONS.ROLE_NAME.eq(name)).execute();
    db.insertInto(ROLE_REVISIONS, ROLE_REVISIONS.ROLE_NAME, ROLE_REVISIONS.REVISION)
        .values(name, changed)
        .execute();
    db.deleteFrom(ROLE_INHERITANCE).where(ROLE_INHERITANCE.ROLE_NAME.eq(name)).execute();
    // One row at a time, in the order of names: a refusal tells which.
    new TreeSet<>(role.inherits()).forEach(inherited -> inherit(name, inherited));
    return role.at(changed);
  }

  @Override
  public void remove(RoleName role) {
    requireNonNull(role, "role");
    transactions.requireTransaction();
    try {
      if (db.deleteFrom(ROLES).where(ROLES.NAME.eq(role.value())).execute() > 0) {
        revision.next();
      }
    } catch (IntegrityConstraintViolationException isReferredTo) {
      // Two foreign keys refer to a role without a cascade: of its holders and of its heirs.
      throw new RoleInUseException(role);
    }
  }

  private void inherit(String name, RoleName inherited) {
    try {
      db.insertInto(ROLE_INHERITANCE, ROLE_INHERITANCE.ROLE_NAME, ROLE_INHERITANCE.INHERITED_NAME)
          .values(name, inherited.value())
          .execute();
    } catch (IntegrityConstraintViolationException refused) {
      // The role itself has just been written, and no row of it is left: only the other can lack.
      throw new RoleNotFoundException(inherited);
    }
  }

  private List<Role> complete(List<RolesRecord> records) {
    Map<String, List<String>> inherited =
        db.selectFrom(ROLE_INHERITANCE)
            .fetchGroups(ROLE_INHERITANCE.ROLE_NAME, ROLE_INHERITANCE.INHERITED_NAME);
    Map<String, Long> revisions =
        db.selectFrom(ROLE_REVISIONS).fetchMap(ROLE_REVISIONS.ROLE_NAME, ROLE_REVISIONS.REVISION);
    return records.stream()
        .map(
            found ->
                new Role(
                    new RoleName(found.getName()),
                    found.getDescription(),
                    inherited.getOrDefault(found.getName(), List.of()).stream()
                        .map(RoleName::new)
                        .collect(Collectors.toSet()),
                    revisions.getOrDefault(found.getName(), 0L)))
        .toList();
  }
}

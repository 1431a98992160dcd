package dev.portcullis.testkit.fake;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.role.Role;
import dev.portcullis.domain.role.RoleInUseException;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.role.RoleNotFoundException;
import dev.portcullis.domain.role.RoleRepository;
import java.util.Comparator;
import java.util.List;

/** The roles of an {@link InMemoryDatabase}. */
public final class InMemoryRoleRepository implements RoleRepository {
  private final InMemoryDatabase database;

  /** Over {@code database}. */
  public InMemoryRoleRepository(InMemoryDatabase database) {
    this.database = requireNonNull(database, "database");
  }

  @Override
  public List<Role> findAll() {
    return database.rows().roles().values().stream()
        .sorted(Comparator.comparing(Role::name))
        .toList();
  }

  @Override
  public List<Role> lockAll() {
    database.requireTransaction();
    return findAll();
  }

  @Override
  public long revision() {
    return database.rows().roleRevision();
  }

  @Override
  public Role put(Role role) {
    database.requireTransaction();
    Rows rows = database.rows();
    role.inherits().stream()
        .sorted()
        .filter(name -> !name.equals(role.name()) && !rows.roles().containsKey(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new RoleNotFoundException(name);
            });
    database.store(rows.withChanged(role));
    return role.at(revision());
  }

  @Override
  public void remove(RoleName role) {
    database.requireTransaction();
    Rows rows = database.rows();
    if (!rows.roles().containsKey(role)) {
      return;
    }
    boolean isHeld = rows.users().values().stream().anyMatch(user -> user.roles().contains(role));
    boolean isInherited =
        rows.roles().values().stream()
            .anyMatch(other -> !other.name().equals(role) && other.inherits().contains(role));
    if (isHeld || isInherited) {
      throw new RoleInUseException(role);
    }
    database.store(rows.without(role));
  }
}

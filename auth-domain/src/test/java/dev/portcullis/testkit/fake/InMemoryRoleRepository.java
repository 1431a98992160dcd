package dev.portcullis.testkit.fake;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.role.Role;
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
}

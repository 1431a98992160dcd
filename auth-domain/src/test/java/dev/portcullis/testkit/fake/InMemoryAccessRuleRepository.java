package dev.portcullis.testkit.fake;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.access.AccessRule;
import dev.portcullis.domain.access.AccessRuleRepository;
import dev.portcullis.domain.access.Grants;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.role.RoleNotFoundException;
import java.util.List;

/** The rules of an {@link InMemoryDatabase}. */
public final class InMemoryAccessRuleRepository implements AccessRuleRepository {
  private final InMemoryDatabase database;

  /** Over {@code database}. */
  public InMemoryAccessRuleRepository(InMemoryDatabase database) {
    this.database = requireNonNull(database, "database");
  }

  @Override
  public List<AccessRule> findAll() {
    return database.rows().rules();
  }

  @Override
  public void replace(RoleName role, Grants grants) {
    database.requireTransaction();
    if (!database.rows().roles().containsKey(role)) {
      throw new RoleNotFoundException(role);
    }
    database.store(database.rows().with(role, grants));
  }
}

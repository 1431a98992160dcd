package dev.portcullis.testkit.fake;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.access.AccessRule;
import dev.portcullis.domain.access.AccessRuleRepository;
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
}

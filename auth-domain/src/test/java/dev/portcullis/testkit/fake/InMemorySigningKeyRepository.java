package dev.portcullis.testkit.fake;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.key.SealedSigningKey;
import dev.portcullis.domain.key.SigningKeyRepository;
import java.util.Comparator;
import java.util.List;

/** The signing keys of an {@link InMemoryDatabase}. */
public final class InMemorySigningKeyRepository implements SigningKeyRepository {
  private final InMemoryDatabase database;

  /** Over {@code database}. */
  public InMemorySigningKeyRepository(InMemoryDatabase database) {
    this.database = requireNonNull(database, "database");
  }

  @Override
  public List<SealedSigningKey> findAll() {
    return database.rows().keys().values().stream()
        .sorted(Comparator.comparing(SealedSigningKey::sequence))
        .toList();
  }

  @Override
  public boolean add(SealedSigningKey key) {
    requireNonNull(key, "key");
    return database.join(
        () -> {
          if (database.rows().keys().containsKey(key.sequence())) {
            return false;
          }
          database.store(database.rows().with(key));
          return true;
        });
  }
}

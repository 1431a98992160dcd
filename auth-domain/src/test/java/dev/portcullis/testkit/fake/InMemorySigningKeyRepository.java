package dev.portcullis.testkit.fake;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.key.KeyId;
import dev.portcullis.domain.key.SealedSigningKey;
import dev.portcullis.domain.key.SigningKeyRepository;
import java.time.Instant;
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

  @Override
  public List<KeyId> refuseBefore(long sequence, Instant from) {
    requireNonNull(from, "from");
    return database.join(
        () -> {
          List<SealedSigningKey> changed =
              findAll().stream()
                  .filter(key -> key.sequence() < sequence)
                  .filter(key -> !refused(key, from).schedule().equals(key.schedule()))
                  .toList();
          changed.forEach(key -> database.store(database.rows().with(refused(key, from))));
          return changed.stream().map(SealedSigningKey::id).toList();
        });
  }

  @Override
  public boolean remove(KeyId id) {
    requireNonNull(id, "id");
    return database.join(
        () -> {
          boolean isThere = findAll().stream().anyMatch(key -> key.id().equals(id));
          database.store(database.rows().without(id));
          return isThere;
        });
  }

  private static SealedSigningKey refused(SealedSigningKey key, Instant from) {
    return new SealedSigningKey(
        key.id(),
        key.algorithm(),
        key.sequence(),
        key.material(),
        key.schedule().refusedFrom(from));
  }
}

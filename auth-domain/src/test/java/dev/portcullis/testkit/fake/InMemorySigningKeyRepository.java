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
  public void refuseBefore(long sequence, Instant from) {
    requireNonNull(from, "from");
    database.join(
        () -> {
          findAll().stream()
              .filter(key -> key.sequence() < sequence)
              .map(key -> refused(key, from))
              .forEach(key -> database.store(database.rows().with(key)));
          return true;
        });
  }

  @Override
  public void remove(KeyId id) {
    requireNonNull(id, "id");
    database.join(
        () -> {
          database.store(database.rows().without(id));
          return true;
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

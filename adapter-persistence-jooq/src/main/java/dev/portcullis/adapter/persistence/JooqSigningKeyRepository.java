package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.SIGNING_KEYS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.persistence.generated.Keys;
import dev.portcullis.adapter.persistence.generated.tables.records.SigningKeysRecord;
import dev.portcullis.domain.key.KeyId;
import dev.portcullis.domain.key.KeyMaterial;
import dev.portcullis.domain.key.KeySchedule;
import dev.portcullis.domain.key.SealedSigningKey;
import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.key.SigningKeyRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;

/** The stored signing keys, with encrypted private parts. Thread-safe. */
final class JooqSigningKeyRepository implements SigningKeyRepository {
  private final DSLContext db;

  JooqSigningKeyRepository(DSLContext db) {
    this.db = db;
  }

  @Override
  public List<SealedSigningKey> findAll() {
    return db.selectFrom(SIGNING_KEYS)
        .orderBy(SIGNING_KEYS.SEQUENCE)
        .fetch(JooqSigningKeyRepository::toDomain);
  }

  @Override
  public boolean add(SealedSigningKey key) {
    requireNonNull(key, "key");
    try {
      db.insertInto(SIGNING_KEYS)
          .set(SIGNING_KEYS.SEQUENCE, key.sequence())
          .set(SIGNING_KEYS.KID, key.id().value().getBytes(UTF_8))
          .set(SIGNING_KEYS.ALGORITHM, key.algorithm().name())
          .set(SIGNING_KEYS.PUBLIC_KEY, key.material().publicKey())
          .set(SIGNING_KEYS.SEALED_PRIVATE_KEY, key.material().sealedPrivateKey())
          .set(SIGNING_KEYS.PUBLISHED_AT, key.schedule().publishedAt())
          .set(SIGNING_KEYS.ACTIVE_FROM, key.schedule().activeFrom())
          .set(SIGNING_KEYS.REFUSED_FROM, key.schedule().refusedFrom().orElse(null))
          .execute();
      return true;
    } catch (IntegrityConstraintViolationException refused) {
      // Servers do not name the primary key, so the other unique key is checked instead.
      if (ViolatedConstraint.of(refused).filter(JooqSigningKeyRepository::isKid).isPresent()) {
        throw refused;
      }
      return false;
    }
  }

  @Override
  public List<KeyId> refuseBefore(long sequence, Instant from) {
    requireNonNull(from, "from");
    List<Long> earlier =
        db.select(SIGNING_KEYS.SEQUENCE)
            .from(SIGNING_KEYS)
            .where(SIGNING_KEYS.SEQUENCE.lt(sequence))
            .orderBy(SIGNING_KEYS.SEQUENCE)
            .fetch(SIGNING_KEYS.SEQUENCE);
    // One by one: the row count shows which of them this call changed, and there are few.
    List<Long> changed = earlier.stream().filter(each -> refuse(each, from)).toList();
    return changed.isEmpty()
        ? List.of()
        : db.select(SIGNING_KEYS.KID)
            .from(SIGNING_KEYS)
            .where(SIGNING_KEYS.SEQUENCE.in(changed))
            .orderBy(SIGNING_KEYS.SEQUENCE)
            .fetch(row -> keyId(row.value1()));
  }

  @Override
  public boolean remove(KeyId id) {
    return db.deleteFrom(SIGNING_KEYS)
            .where(SIGNING_KEYS.KID.eq(id.value().getBytes(UTF_8)))
            .execute()
        == 1;
  }

  private boolean refuse(long sequence, Instant from) {
    return db.update(SIGNING_KEYS)
            .set(SIGNING_KEYS.REFUSED_FROM, from)
            .where(SIGNING_KEYS.SEQUENCE.eq(sequence))
            .and(SIGNING_KEYS.REFUSED_FROM.isNull().or(SIGNING_KEYS.REFUSED_FROM.gt(from)))
            .execute()
        == 1;
  }

  private static KeyId keyId(byte[] stored) {
    return new KeyId(new String(stored, UTF_8));
  }

  private static boolean isKid(String constraint) {
    return constraint.equals(Keys.UQ_SIGNING_KEYS_KID.getName());
  }

  private static SealedSigningKey toDomain(SigningKeysRecord found) {
    return new SealedSigningKey(
        keyId(found.getKid()),
        SigningAlgorithm.valueOf(found.getAlgorithm()),
        found.getSequence(),
        new KeyMaterial(found.getPublicKey(), found.getSealedPrivateKey()),
        new KeySchedule(
            found.getPublishedAt(),
            found.getActiveFrom(),
            Optional.ofNullable(found.getRefusedFrom())));
  }
}

package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.CREDENTIALS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.persistence.generated.tables.records.CredentialsRecord;
import dev.portcullis.domain.credential.Credential;
import dev.portcullis.domain.credential.CredentialRepository;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.user.UserId;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;

/** The stored password hashes, as bytes, so that comparison is exact. Thread-safe. */
final class JooqCredentialRepository implements CredentialRepository {
  private final DSLContext db;

  JooqCredentialRepository(DSLContext db) {
    this.db = db;
  }

  @Override
  public Optional<Credential> findByUser(UserId user) {
    requireNonNull(user, "user");
    return db.selectFrom(CREDENTIALS)
        .where(CREDENTIALS.USER_ID.eq(user.value()))
        .fetchOptional(JooqCredentialRepository::toDomain);
  }

  @Override
  public void add(Credential credential) {
    requireNonNull(credential, "credential");
    try {
      db.insertInto(CREDENTIALS)
          .set(CREDENTIALS.USER_ID, credential.user().value())
          .set(CREDENTIALS.PASSWORD_HASH, bytes(credential.hash()))
          .set(CREDENTIALS.CHANGED_AT, credential.changedAt())
          .execute();
    } catch (IntegrityConstraintViolationException refused) {
      throw new IllegalStateException(
          "user " + credential.user() + " already has a credential, or does not exist", refused);
    }
  }

  @Override
  public boolean replace(PasswordHash expected, Credential next) {
    requireNonNull(expected, "expected");
    requireNonNull(next, "next");
    int replaced =
        db.update(CREDENTIALS)
            .set(CREDENTIALS.PASSWORD_HASH, bytes(next.hash()))
            .set(CREDENTIALS.CHANGED_AT, next.changedAt())
            .where(CREDENTIALS.USER_ID.eq(next.user().value()))
            .and(CREDENTIALS.PASSWORD_HASH.eq(bytes(expected)))
            .execute();
    return replaced == 1;
  }

  private static Credential toDomain(CredentialsRecord found) {
    return new Credential(
        new UserId(found.getUserId()),
        new PasswordHash(new String(found.getPasswordHash(), UTF_8)),
        found.getChangedAt());
  }

  private static byte[] bytes(PasswordHash hash) {
    return hash.encoded().getBytes(UTF_8);
  }
}

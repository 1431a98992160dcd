package dev.portcullis.testkit.fake;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.credential.Credential;
import dev.portcullis.domain.credential.CredentialRepository;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.user.UserId;
import java.util.Optional;

/** The credentials of an {@link InMemoryDatabase}. */
public final class InMemoryCredentialRepository implements CredentialRepository {
  private final InMemoryDatabase database;

  /** Over {@code database}. */
  public InMemoryCredentialRepository(InMemoryDatabase database) {
    this.database = requireNonNull(database, "database");
  }

  @Override
  public Optional<Credential> findByUser(UserId user) {
    return Optional.ofNullable(database.rows().credentials().get(requireNonNull(user, "user")));
  }

  @Override
  public void add(Credential credential) {
    requireNonNull(credential, "credential");
    database.join(
        () -> {
          Rows rows = database.rows();
          if (!rows.users().containsKey(credential.user())
              || rows.credentials().containsKey(credential.user())) {
            throw new IllegalStateException("the user does not exist or has a credential already");
          }
          database.store(rows.with(credential));
          return true;
        });
  }

  @Override
  public boolean replace(PasswordHash expected, Credential next) {
    requireNonNull(expected, "expected");
    requireNonNull(next, "next");
    return database.join(
        () -> {
          boolean asExpected =
              findByUser(next.user()).filter(now -> now.hash().equals(expected)).isPresent();
          if (asExpected) {
            database.store(database.rows().with(next));
          }
          return asExpected;
        });
  }
}

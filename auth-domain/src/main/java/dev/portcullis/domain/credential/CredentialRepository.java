package dev.portcullis.domain.credential;

import dev.portcullis.domain.user.UserId;
import java.util.Optional;

/**
 * Port: the credentials, at most one a user. Every method may throw {@link
 * dev.portcullis.domain.StoreUnavailableException}. Implementations are thread-safe and take part
 * in the transaction of the calling thread.
 */
public interface CredentialRepository {
  /** The credential of {@code user}. */
  Optional<Credential> findByUser(UserId user);

  /**
   * Stores the credential of a user that has none.
   *
   * @throws IllegalStateException if the user has one, or does not exist: a caller's bug
   */
  void add(Credential credential);

  /**
   * Stores {@code next} in place of the user's credential if that still has the hash {@code
   * expected}: of concurrent calls that expect the same hash, exactly one succeeds.
   *
   * @return whether it was stored
   */
  boolean replace(PasswordHash expected, Credential next);
}

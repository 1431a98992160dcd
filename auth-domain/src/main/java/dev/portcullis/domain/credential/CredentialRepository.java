package dev.portcullis.domain.credential;

import dev.portcullis.domain.user.UserId;
import java.util.Optional;

/**
 * Port: the credentials, at most one for each user. Every method may throw {@link
 * dev.portcullis.domain.StoreUnavailableException}. Implementations are thread-safe and take part
 * in the transaction of the calling thread.
 */
public interface CredentialRepository {
  /** The credential of {@code user}; empty if the user has none or does not exist. */
  Optional<Credential> findByUser(UserId user);

  /**
   * Stores the credential of a user that has none.
   *
   * @throws IllegalStateException if the user has one already or does not exist, which is a
   *     programming error
   */
  void add(Credential credential);

  /**
   * Replaces the credential of the user by {@code next} if the stored hash still equals {@code
   * expected} (compare and set). Of concurrent calls that expect the same hash, exactly one
   * succeeds.
   *
   * @return whether {@code next} was stored
   */
  boolean replace(PasswordHash expected, Credential next);
}

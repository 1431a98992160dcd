package dev.portcullis.domain.takeover;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.user.User;
import java.util.Optional;

/**
 * An account that comes over. Immutable.
 *
 * @param sourceId its number in the source
 * @param user the user it becomes
 * @param password the hash of its password, as the source stores it
 */
public record NewAccount(long sourceId, User user, Optional<PasswordHash> password) {
  /** All parts are required; {@code password} may be empty. */
  public NewAccount {
    requireNonNull(user, "user");
    requireNonNull(password, "password");
  }
}

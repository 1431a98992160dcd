package dev.portcullis.domain.takeover;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.credential.PasswordHash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An account as the source stores it: unchecked, any part but the number may be missing. Immutable.
 *
 * @param id its number in the source
 * @param username the username
 * @param email the e-mail address
 * @param password the hash of the password
 * @param createdAt when it was created
 * @param roles the names of its roles, as stored
 */
public record SourceAccount(
    long id,
    Optional<String> username,
    Optional<String> email,
    Optional<PasswordHash> password,
    Optional<Instant> createdAt,
    List<String> roles) {
  /** Copies {@code roles}. */
  public SourceAccount {
    requireNonNull(username, "username");
    requireNonNull(email, "email");
    requireNonNull(password, "password");
    requireNonNull(createdAt, "createdAt");
    roles = List.copyOf(roles);
  }
}

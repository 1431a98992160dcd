package dev.portcullis.domain.credential;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.user.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The stored password of a user. Immutable.
 *
 * @param user the user
 * @param hash the hash of the password
 * @param changedAt when the password was set, in whole microseconds; a rehash of the same password
 *     does not change it
 */
public record Credential(UserId user, PasswordHash hash, Instant changedAt) {
  /** Cuts {@code changedAt} to the microseconds that every store keeps. */
  public Credential {
    requireNonNull(user, "user");
    requireNonNull(hash, "hash");
    changedAt = changedAt.truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * The credential after a change of the password at {@code now}. Its time is always later than
   * that of this one, even if the clock was set back, so that the two can be distinguished.
   */
  public Credential changed(PasswordHash next, Instant now) {
    Instant least = changedAt.plus(1, ChronoUnit.MICROS);
    return new Credential(user, next, now.isAfter(least) ? now : least);
  }
}

package dev.portcullis.domain.credential;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.user.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a user proves its identity with.
 *
 * @param user whose it is
 * @param hash the password as stored
 * @param changedAt when the user chose it, in whole microseconds; a rehash of the same password
 *     does not count
 */
public record Credential(UserId user, PasswordHash hash, Instant changedAt) {
  /** Cuts {@code changedAt} to the microseconds that every store keeps. */
  public Credential {
    requireNonNull(user, "user");
    requireNonNull(hash, "hash");
    changedAt = changedAt.truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * The same user's new password, chosen at {@code now}: later than this one by any clock, so that
   * the two can be told apart.
   */
  public Credential changed(PasswordHash next, Instant now) {
    Instant least = changedAt.plus(1, ChronoUnit.MICROS);
    return new Credential(user, next, now.isAfter(least) ? now : least);
  }
}

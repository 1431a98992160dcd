package dev.portcullis.domain.takeover;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What the operator wants to be different about one account. Immutable.
 *
 * @param username another username, unchecked
 * @param email another e-mail address, unchecked
 * @param withoutPassword whether its password hash stays behind: nobody can sign in until a
 *     password is set
 */
public record Rename(Optional<String> username, Optional<String> email, boolean withoutPassword) {
  /** Changes nothing. */
  public static final Rename NOTHING = new Rename(Optional.empty(), Optional.empty(), false);

  /** The texts are required; they may be empty. */
  public Rename {
    requireNonNull(username, "username");
    requireNonNull(email, "email");
  }

  boolean changesIdentity() {
    return username.isPresent() || email.isPresent();
  }
}

package dev.portcullis.domain.takeover;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A rename under which a refused account could come over. Immutable.
 *
 * @param username another username; empty if its own is good
 * @param email another e-mail address; empty if its own is good
 * @param withoutPassword whether its password hash has to stay behind
 */
public record Proposal(Optional<String> username, Optional<String> email, boolean withoutPassword) {
  /** The texts are required; they may be empty. */
  public Proposal {
    requireNonNull(username, "username");
    requireNonNull(email, "email");
  }
}

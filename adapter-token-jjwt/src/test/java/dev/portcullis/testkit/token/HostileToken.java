package dev.portcullis.testkit.token;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.token.RejectionReason;

/**
 * One forged or malformed token.
 *
 * @param name what is tried; unique in the table
 * @param text what is presented
 * @param reason why our verifier refuses it
 */
public record HostileToken(String name, String text, RejectionReason reason) {
  /** All parts are required. */
  public HostileToken {
    requireNonNull(name, "name");
    requireNonNull(text, "text");
    requireNonNull(reason, "reason");
  }

  /** Whether a client could send it in a header line as it is. */
  public boolean fitsHeaderLine() {
    return text.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  @Override
  public String toString() {
    return name;
  }
}

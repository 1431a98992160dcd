package dev.portcullis.bootstrap.config;

import static java.util.Objects.requireNonNull;

/**
 * The value of a secret setting. {@code toString} masks it.
 *
 * @param value the secret
 */
public record Secret(String value) {
  /** The value is required. */
  public Secret {
    requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return "***";
  }
}

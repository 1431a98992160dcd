package dev.portcullis.application.key;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.journal.Journal;
import dev.portcullis.domain.key.SigningKeyRepository;

/**
 * Where signing keys are kept, and what happens to them is written down.
 *
 * @param keys the stored keys
 * @param journal of the same store
 */
public record KeyPorts(SigningKeyRepository keys, Journal journal) {
  /** Both are required. */
  public KeyPorts {
    requireNonNull(keys, "keys");
    requireNonNull(journal, "journal");
  }
}

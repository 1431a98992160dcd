package dev.portcullis.application.key;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.journal.Journal;
import dev.portcullis.domain.key.SigningKeyRepository;

/**
 * The ports for signing keys: the repository and the journal of the same store. Thread-safe, as the
 * ports are.
 *
 * @param keys the stored keys
 * @param journal records changes of keys in the audit trail of the same store
 */
public record KeyPorts(SigningKeyRepository keys, Journal journal) {
  /** Both are required. */
  public KeyPorts {
    requireNonNull(keys, "keys");
    requireNonNull(journal, "journal");
  }
}

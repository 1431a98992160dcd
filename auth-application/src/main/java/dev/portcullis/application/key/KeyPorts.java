package dev.portcullis.application.key;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.journal.Journal;
import dev.portcullis.domain.key.SigningKeyRepository;
import dev.portcullis.domain.maintenance.RemovalClock;

/**
 * The ports for signing keys: the repository and the journal of the same store. Thread-safe, as the
 * ports are.
 *
 * @param keys the stored keys
 * @param journal records changes of keys in the audit trail of the same store
 * @param removals the time by which an expired key is removed
 */
public record KeyPorts(SigningKeyRepository keys, Journal journal, RemovalClock removals) {
  /** All of them are required. */
  public KeyPorts {
    requireNonNull(keys, "keys");
    requireNonNull(journal, "journal");
    requireNonNull(removals, "removals");
  }
}

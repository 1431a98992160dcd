package dev.portcullis.application.journal;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.audit.AuditTrail;
import dev.portcullis.domain.revocation.RevocationFeed;
import dev.portcullis.domain.transaction.TransactionRunner;

/**
 * The ports of one store that a change goes through.
 *
 * @param transactions the unit of work
 * @param feed where revocations are published
 * @param audit where events are kept
 */
public record JournalPorts(TransactionRunner transactions, RevocationFeed feed, AuditTrail audit) {
  /** All of them are required, of one store. */
  public JournalPorts {
    requireNonNull(transactions, "transactions");
    requireNonNull(feed, "feed");
    requireNonNull(audit, "audit");
  }
}

package dev.portcullis.application.journal;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.audit.AuditTrail;
import dev.portcullis.domain.revocation.RevocationFeed;
import dev.portcullis.domain.transaction.TransactionRunner;

/**
 * The ports of one store that the journal writes to. Thread-safe, as the ports are.
 *
 * @param transactions runs transactions
 * @param feed receives the revocations
 * @param audit receives the audit events
 */
public record JournalPorts(TransactionRunner transactions, RevocationFeed feed, AuditTrail audit) {
  /** All of them are required and must belong to one store. */
  public JournalPorts {
    requireNonNull(transactions, "transactions");
    requireNonNull(feed, "feed");
    requireNonNull(audit, "audit");
  }
}

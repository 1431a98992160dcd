/**
 * The audit trail: what happened to accounts, sessions, roles and keys, and who did it. Entries are
 * written in the transaction of the change, never changed, and contain no secrets (ASVS 5.0 V16.2,
 * V16.3). The oldest are removed after the retention period.
 *
 * <pre>{@code
 * AuditEvent event = new AuditEvent.SignedIn(user.id(), session.id(), source);
 * trail.append(new AuditEntry(ids.next(), now, event)); // inside the change's transaction
 * }</pre>
 */
package dev.portcullis.domain.audit;

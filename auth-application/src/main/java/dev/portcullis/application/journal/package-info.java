/**
 * Transactions that write audit events and revocations together with the change.
 *
 * <pre>{@code
 * journal.inTransaction(draft -> {
 *   users.update(changed);
 *   draft.revoke(Revocation.of(changed));
 *   draft.record(new AdministrationEvent.RoleAssigned(AuditActor.of(actor), changed.id(), role));
 *   return changed;
 * });
 * }</pre>
 */
package dev.portcullis.application.journal;

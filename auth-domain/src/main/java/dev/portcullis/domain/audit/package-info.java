/**
 * What happened to accounts, sessions and rights, and who did it: written with the change itself,
 * never changed, never a secret in it (ASVS 5.0 V16.2, V16.3). Retention removes the oldest end.
 *
 * <pre>{@code
 * AuditEvent event = new AuditEvent.SignedIn(user.id(), session.id(), source);
 * trail.append(new AuditEntry(ids.next(), now, event)); // inside the change's transaction
 * }</pre>
 */
package dev.portcullis.domain.audit;

/**
 * Reading the audit trail, and verifying that it is as it was written.
 *
 * <pre>{@code
 * AuditPage page = readAuditTrail.read(actor, new AuditSearch(filter, Optional.empty(), 20));
 * VerificationReport report = verifyAuditTrail.verify(Optional.empty(), entries -> {});
 * }</pre>
 */
package dev.portcullis.application.audit;

/**
 * Reading the audit trail, and finding out whether somebody has changed it.
 *
 * <pre>{@code
 * AuditPage page = readAuditTrail.read(actor, new AuditSearch(filter, Optional.empty(), 20));
 * VerificationReport report = verifyAuditTrail.verify(Optional.empty(), entries -> {});
 * }</pre>
 */
package dev.portcullis.application.audit;

/**
 * Protects the audit trail against silent changes. Each start of a process is a writer with a
 * random id; its transactions append to lanes, one transaction to a lane at a time, so that no
 * transaction waits for another. Each entry carries a keyed code over itself and the one before it
 * in its lane; checkpoints say how far each lane has come, and marks say what retention removed.
 *
 * <pre>{@code
 * VerificationReport report = verifier.verify(Optional.empty(), entries -> {});
 * report.findings().forEach(System.out::println);
 * }</pre>
 */
package dev.portcullis.domain.audit.chain;

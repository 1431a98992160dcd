/**
 * Leases: which of several nodes runs a task that one node is enough for.
 *
 * <pre>{@code
 * if (leases.acquire("retention", node, now, now.plus(term))) {
 *   // this node runs the task until the end of the term
 * }
 * }</pre>
 */
package dev.portcullis.domain.maintenance;

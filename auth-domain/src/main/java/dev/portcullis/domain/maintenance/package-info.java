/**
 * Who of several nodes does what only one has to do.
 *
 * <pre>{@code
 * if (leases.acquire("retention", node, now, now.plus(term))) {
 *   // this node, until then
 * }
 * }</pre>
 */
package dev.portcullis.domain.maintenance;

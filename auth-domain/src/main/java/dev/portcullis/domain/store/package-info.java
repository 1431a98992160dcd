/**
 * The store: all persistence ports, which one adapter provides and whose changes are committed
 * together.
 *
 * <pre>{@code
 * store.transactions().inTransaction(() -> {
 *   store.users().update(changed);
 *   store.auditTrail().append(entry);
 *   return changed;
 * });
 * }</pre>
 */
package dev.portcullis.domain.store;

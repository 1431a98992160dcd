/**
 * A whole store: all the ports whose changes are committed together, as one adapter provides them.
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

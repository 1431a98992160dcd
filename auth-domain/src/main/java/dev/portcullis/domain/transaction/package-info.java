/**
 * Transactions.
 *
 * <pre>{@code
 * transactions.inTransaction(() -> {
 *   users.add(user);
 *   credentials.add(credential); // both or neither
 * });
 * }</pre>
 */
package dev.portcullis.domain.transaction;

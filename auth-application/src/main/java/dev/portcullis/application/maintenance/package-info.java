/**
 * What a running node does by itself: keep in memory what a request must not query for, and see
 * that there is a key to sign with.
 *
 * <pre>{@code
 * policy.refresh();
 * keyRing.replace(ensureSigningKey.ensure());
 * }</pre>
 */
package dev.portcullis.application.maintenance;

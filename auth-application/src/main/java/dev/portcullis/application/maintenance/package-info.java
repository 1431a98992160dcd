/**
 * The recurring work of a node: keeping the access policy in memory, and removing rows after their
 * retention period.
 *
 * <pre>{@code
 * policy.refresh();
 * }</pre>
 */
package dev.portcullis.application.maintenance;

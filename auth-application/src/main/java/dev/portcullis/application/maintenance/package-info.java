/**
 * What a running node does by itself: keep in memory what a request must not query for.
 *
 * <pre>{@code
 * policy.refresh();
 * }</pre>
 */
package dev.portcullis.application.maintenance;

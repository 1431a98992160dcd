/**
 * What use cases that look at passwords have in common: each attempt is counted before the work.
 *
 * <pre>{@code
 * guard.tryAttempt("ada", source).fold(attempt -> hashAndCompare(attempt), retryAfter -> refuse());
 * }</pre>
 */
package dev.portcullis.application.ratelimit;

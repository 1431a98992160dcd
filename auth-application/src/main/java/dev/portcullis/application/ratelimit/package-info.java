/**
 * The limits on attempts: use cases that check passwords count each attempt before the work.
 *
 * <pre>{@code
 * guard.signIn("ada", Optional.of(id), source)
 *     .fold(attempt -> compare(attempt), concealed -> refuse(), refused -> refuse());
 * }</pre>
 */
package dev.portcullis.application.ratelimit;

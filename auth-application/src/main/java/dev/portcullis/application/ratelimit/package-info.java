/**
 * What use cases that look at passwords have in common: each attempt is counted before the work.
 *
 * <pre>{@code
 * guard.signIn("ada", Optional.of(id), source)
 *     .fold(attempt -> compare(attempt), concealed -> pretend(concealed), refused -> refuse());
 * }</pre>
 */
package dev.portcullis.application.ratelimit;

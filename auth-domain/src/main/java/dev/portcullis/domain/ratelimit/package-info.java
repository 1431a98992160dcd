/**
 * Limits on attempts, counted before the work in a store that all nodes share.
 *
 * <pre>{@code
 * limiter.tryAcquire(buckets.signIn("ada", Optional.of(id), source), clock.instant())
 *     .fold(allowed -> compare(), concealed -> refuse(), refused -> wait(refused.retryAfter()));
 * }</pre>
 */
package dev.portcullis.domain.ratelimit;

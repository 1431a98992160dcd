/**
 * How often somebody may try: counted in a store that all nodes share, before the work is done.
 *
 * <pre>{@code
 * limiter.tryAcquire(buckets.signIn("ada", Optional.of(id), source), clock.instant())
 *     .fold(allowed -> compare(), concealed -> pretend(), refused -> wait(refused.retryAfter()));
 * }</pre>
 */
package dev.portcullis.domain.ratelimit;

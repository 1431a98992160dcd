/**
 * How often somebody may try: counted in a store that all nodes share, before the work is done.
 *
 * <pre>{@code
 * limiter.tryAcquire(buckets.signIn("ada", source), clock.instant())
 *     .fold(allowed -> hashAndCompare(), retryAfter -> refuse(retryAfter));
 * }</pre>
 */
package dev.portcullis.domain.ratelimit;

/**
 * Revocation of access tokens without a query per request: a change that ends sessions or rights
 * appends to a feed, and each node copies the feed into its memory.
 *
 * <pre>{@code
 * RevocationFollower follower = new RevocationFollower(feed, heartbeat, revocations, clock);
 * follower.follow(); // every quarter of a second
 * revocations.standing(user, session, epoch, clock.instant()); // on every request
 * }</pre>
 */
package dev.portcullis.domain.revocation;

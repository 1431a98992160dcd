/**
 * How the end of a session, or of what a user was allowed, reaches every node without a query per
 * request: a change writes to a feed, and each node follows the feed into its memory.
 *
 * <pre>{@code
 * RevocationFollower follower = new RevocationFollower(feed, heartbeat, revocations, clock);
 * follower.follow(); // every quarter of a second
 * revocations.standing(user, session, epoch, clock.instant()); // on every request
 * }</pre>
 */
package dev.portcullis.domain.revocation;

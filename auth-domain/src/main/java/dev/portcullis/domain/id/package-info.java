/**
 * How new identities are made: by us, before they are stored, so that a repeated insert is
 * recognised as our own.
 *
 * <pre>{@code
 * TimeOrderedIds ids = new TimeOrderedIds(clock, new SecureRandom());
 * UserId id = new UserId(ids.next());
 * }</pre>
 */
package dev.portcullis.domain.id;

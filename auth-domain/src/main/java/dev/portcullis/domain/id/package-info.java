/**
 * Creates ids in the application, before the row is stored, so that the retry of an insert is
 * recognised.
 *
 * <pre>{@code
 * TimeOrderedIds ids = new TimeOrderedIds(clock, new SecureRandom());
 * UserId id = new UserId(ids.next());
 * }</pre>
 */
package dev.portcullis.domain.id;

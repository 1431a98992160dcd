/**
 * The demonstration pages, with which a client can test the roles of its user.
 *
 * <pre>{@code
 * readPage.read(actor, GuardedPage.MODERATOR); // "Moderator Content."
 * }</pre>
 */
package dev.portcullis.application.page;

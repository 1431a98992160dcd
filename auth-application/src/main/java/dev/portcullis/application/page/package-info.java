/**
 * The four pages on which a client can try what its user may see.
 *
 * <pre>{@code
 * readPage.read(actor, GuardedPage.MODERATOR); // "Moderator Content."
 * }</pre>
 */
package dev.portcullis.application.page;

/**
 * A session: what one sign-in opens.
 *
 * <pre>{@code
 * SessionId session = new SessionId(ids.next());
 * }</pre>
 */
package dev.portcullis.domain.session;

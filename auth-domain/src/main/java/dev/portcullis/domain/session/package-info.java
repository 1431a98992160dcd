/**
 * A session: what one sign-in opens, how it is continued by refresh tokens, and how its end reaches
 * every node.
 *
 * <pre>{@code
 * Session session = Session.open(new SessionId(ids.next()), user.id(), origin, now, policy);
 * RefreshToken token = refreshTokens.of(session);
 * session.refresh(token.generation(), now, policy)
 *     .fold(rotated -> ..., reissued -> ..., reuseDetected -> ..., refused -> ...);
 * }</pre>
 */
package dev.portcullis.domain.session;

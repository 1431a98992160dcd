/**
 * Sessions: opened by a sign-in, continued by refresh tokens with rotation and reuse detection, and
 * ended.
 *
 * <pre>{@code
 * Session session = Session.open(new SessionId(ids.next()), user.id(), origin, now, policy);
 * RefreshToken token = refreshTokens.of(session);
 * session.refresh(token.generation(), now, policy)
 *     .fold(rotated -> ..., reissued -> ..., reuseDetected -> ..., refused -> ...);
 * }</pre>
 */
package dev.portcullis.domain.session;

/**
 * Authentication: by password once, then by the tokens of the session.
 *
 * <pre>{@code
 * signIn
 *     .signIn("ada", password, SessionOrigin.of(source))
 *     .fold(signedIn -> send(signedIn.tokens()), reason -> refuse(), retryAfter -> later());
 * refreshSession
 *     .refresh(refreshToken, source)
 *     .fold((user, tokens) -> send(tokens), reason -> refuse());
 * }</pre>
 */
package dev.portcullis.application.authentication;

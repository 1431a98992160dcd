/**
 * Proving who one is: by password once, by access token from then on.
 *
 * <pre>{@code
 * signIn
 *     .signIn("ada", password, source)
 *     .fold(signedIn -> send(signedIn.accessToken()), reason -> refuse(), retryAfter -> later());
 * }</pre>
 */
package dev.portcullis.application.authentication;

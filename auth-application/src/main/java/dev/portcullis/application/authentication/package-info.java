/**
 * Proving who one is: by password once, by access token from then on.
 *
 * <pre>{@code
 * signIn.signIn("ada", password).fold(signedIn -> send(signedIn.accessToken()), reason -> refuse());
 * }</pre>
 */
package dev.portcullis.application.authentication;

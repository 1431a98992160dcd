/**
 * Access tokens: their claims, and the ports that issue and verify them.
 *
 * <pre>{@code
 * AccessToken token = issuer.issue(claims);
 * verifier.verify(token.compact()).fold(claims -> ..., reason -> ..., () -> ...);
 * }</pre>
 */
package dev.portcullis.domain.token;

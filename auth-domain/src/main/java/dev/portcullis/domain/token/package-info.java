/**
 * Access tokens: what they say, how they are issued and what a verifier answers.
 *
 * <pre>{@code
 * AccessToken token = issuer.issue(claims);
 * verifier.verify(token.compact()).fold(claims -> ..., reason -> ..., () -> ...);
 * }</pre>
 */
package dev.portcullis.domain.token;

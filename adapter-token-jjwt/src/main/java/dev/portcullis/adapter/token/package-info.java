/**
 * Access tokens. JJWT signs and checks signatures; this package strictly checks everything else
 * about a token.
 *
 * <pre>{@code
 * TokenSettings settings = new TokenSettings("https://auth.example", "shop", Duration.ofMinutes(15), 0);
 * JjwtTokens tokens = new JjwtTokens(settings, keyRing, clock, random);
 * AccessToken token = tokens.issuer().issue(claims);
 * tokens.verifier().verify(token.compact()).fold(claims -> ..., reason -> ..., () -> ...);
 * }</pre>
 */
package dev.portcullis.adapter.token;

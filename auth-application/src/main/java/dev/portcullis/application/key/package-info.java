/**
 * The keys as the world sees them.
 *
 * <pre>{@code
 * String jwks = readPublishedKeys.read(); // {"keys":[{"kty":"RSA", ...}]}
 * }</pre>
 */
package dev.portcullis.application.key;

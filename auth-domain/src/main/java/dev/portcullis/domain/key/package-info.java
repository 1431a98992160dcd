/**
 * Signing keys: made once, stored sealed, shared by all nodes.
 *
 * <pre>{@code
 * SigningKey key = factory.generate(SigningAlgorithm.RS256, 1, clock.instant());
 * keys.add(SealedSigningKey.seal(key, keyEncryptionKey)); // false: another node was first
 * }</pre>
 */
package dev.portcullis.domain.key;

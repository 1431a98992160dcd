/**
 * Signing keys: generated once, stored encrypted, shared by all nodes, rotated by schedule.
 *
 * <pre>{@code
 * SigningKey key = factory.generate(SigningAlgorithm.RS256, 1, KeySchedule.immediate(clock.instant()));
 * keys.add(SealedSigningKey.seal(key, keyEncryptionKey)); // false if another node was first
 * }</pre>
 */
package dev.portcullis.domain.key;

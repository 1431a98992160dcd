/**
 * Passwords: as typed, as stored, the rules for new ones, and the port that hashes them.
 *
 * <pre>{@code
 * try (PlainPassword password = PlainPassword.of(typed)) {
 *   credentials.add(new Credential(user.id(), hasher.hash(password), clock.instant()));
 * }
 * }</pre>
 */
package dev.portcullis.domain.credential;

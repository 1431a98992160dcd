/**
 * Passwords: as typed, as stored, and the port that turns one into the other.
 *
 * <pre>{@code
 * try (PlainPassword password = PlainPassword.of(typed)) {
 *   credentials.add(new Credential(user.id(), hasher.hash(password), clock.instant()));
 * }
 * }</pre>
 */
package dev.portcullis.domain.credential;

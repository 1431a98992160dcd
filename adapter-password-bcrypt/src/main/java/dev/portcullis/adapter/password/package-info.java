/**
 * Password hashing with bcrypt over a peppered digest, so that no password is too long for it.
 *
 * <pre>{@code
 * PasswordHasher hasher =
 *     new BcryptPasswordHasher(
 *         BcryptPasswordHasher.DEFAULT_COST, List.of(new Pepper("p1", key)), new SecureRandom());
 * }</pre>
 */
package dev.portcullis.adapter.password;

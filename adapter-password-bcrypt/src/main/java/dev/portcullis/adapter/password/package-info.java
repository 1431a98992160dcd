/**
 * Password hashing with bcrypt over an HMAC of the password, so that long passwords are not cut
 * off.
 *
 * <pre>{@code
 * PasswordHasher hasher =
 *     new BcryptPasswordHasher(
 *         BcryptPasswordHasher.DEFAULT_COST, List.of(new Pepper("p1", key)), new SecureRandom());
 * }</pre>
 */
package dev.portcullis.adapter.password;

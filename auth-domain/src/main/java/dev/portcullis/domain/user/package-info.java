/**
 * Users: who they are, what they are called, and whether they may come in.
 *
 * <pre>{@code
 * User user = User.register(new UserId(ids.next()), new Username("Ada"), new EmailAddress("ada@example.org"),
 *     Set.of(RoleName.USER), clock.instant());
 * users.add(user); // UsernameTakenException if "ada" exists
 * }</pre>
 */
package dev.portcullis.domain.user;

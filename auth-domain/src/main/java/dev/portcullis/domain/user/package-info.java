/**
 * Users: their names, addresses, roles and status, and the port that stores them.
 *
 * <pre>{@code
 * User user = User.register(new UserId(ids.next()), new Username("Ada"), new EmailAddress("ada@example.org"),
 *     Set.of(RoleName.USER), clock.instant());
 * users.add(user); // UsernameTakenException if "ada" exists
 * }</pre>
 */
package dev.portcullis.domain.user;

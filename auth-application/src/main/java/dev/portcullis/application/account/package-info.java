/**
 * The use cases of users on their own account.
 *
 * <pre>{@code
 * User user = signUp.signUp(new SignUp.Command(username, email, password, List.of()), source);
 * }</pre>
 */
package dev.portcullis.application.account;

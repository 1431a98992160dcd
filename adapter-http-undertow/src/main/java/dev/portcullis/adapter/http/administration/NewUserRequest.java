package dev.portcullis.adapter.http.administration;

import dev.portcullis.adapter.http.account.NewAccountFields;
import dev.portcullis.adapter.http.json.JsonFields;
import dev.portcullis.application.administration.CreateUser;
import dev.portcullis.domain.credential.PasswordPolicy;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.Username;
import java.util.List;
import java.util.Optional;

/**
 * The body of a request of an administrator for a new account.
 *
 * @param username a username
 * @param email an e-mail address
 * @param password a password, if any; a string, because the JSON text was already one
 * @param roles the names of the roles, unchecked
 */
record NewUserRequest(
    String username, String email, Optional<String> password, List<String> roles) {
  /** Parses it and checks every rule that needs no store. */
  static NewUserRequest from(JsonFields fields, PasswordPolicy policy) {
    String username = NewAccountFields.username(fields);
    String email = NewAccountFields.email(fields);
    Optional<String> password = fields.optionalText("password", JsonFields.MAX_TEXT_LENGTH);
    password.ifPresent(
        text ->
            NewAccountFields.checkPassword(
                fields, policy, text, NewAccountFields.context(username, email)));
    List<String> roles = fields.optionalTexts("roles");
    fields.refuseViolations();
    return new NewUserRequest(username, email, password, roles);
  }

  /** The command for the use case; the caller closes the password. */
  CreateUser.Command toCommand(Optional<PlainPassword> plain) {
    return new CreateUser.Command(new Username(username), new EmailAddress(email), plain, roles);
  }

  @Override
  public String toString() {
    return "NewUserRequest[***]";
  }
}

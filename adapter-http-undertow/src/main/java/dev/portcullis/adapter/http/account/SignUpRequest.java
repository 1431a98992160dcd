package dev.portcullis.adapter.http.account;

import dev.portcullis.adapter.http.json.JsonFields;
import dev.portcullis.application.account.SignUp;
import dev.portcullis.application.account.SignUpRules;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.Username;
import java.util.List;

/**
 * The body of a sign-up.
 *
 * @param username a username
 * @param email an e-mail address
 * @param password a password; a string, because the JSON text was already one
 * @param roles the names of the requested roles, unchecked
 */
record SignUpRequest(String username, String email, String password, List<String> roles) {
  /**
   * Parses it and checks every rule that needs no store, so that all violations are reported
   * together.
   */
  static SignUpRequest from(JsonFields fields, SignUpRules rules) {
    String username = NewAccountFields.username(fields);
    if (fields.isGood("username")) {
      fields.add("username", rules.reserved().violations(new Username(username)));
    }
    String email = NewAccountFields.email(fields);
    String password = fields.requiredText("password", JsonFields.MAX_TEXT_LENGTH).orElse("");
    NewAccountFields.checkPassword(
        fields, rules.passwords().policy(), password, NewAccountFields.context(username, email));
    List<String> roles = fields.optionalTexts("roles");
    fields.refuseViolations();
    return new SignUpRequest(username, email, password, roles);
  }

  /** The command for the use case; the caller closes the password. */
  SignUp.Command toCommand(PlainPassword plain) {
    return new SignUp.Command(new Username(username), new EmailAddress(email), plain, roles);
  }

  @Override
  public String toString() {
    return "SignUpRequest[***]";
  }
}

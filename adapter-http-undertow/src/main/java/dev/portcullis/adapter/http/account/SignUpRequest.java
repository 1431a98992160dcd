package dev.portcullis.adapter.http.account;

import dev.portcullis.adapter.http.json.JsonFields;
import dev.portcullis.application.account.SignUp;
import dev.portcullis.application.account.SignUpRules;
import dev.portcullis.domain.credential.PasswordContext;
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
    String username = fields.requiredText("username", JsonFields.MAX_TEXT_LENGTH).orElse("");
    String email = fields.requiredText("email", JsonFields.MAX_TEXT_LENGTH).orElse("");
    String password = fields.requiredText("password", JsonFields.MAX_TEXT_LENGTH).orElse("");
    List<String> roles = fields.optionalTexts("roles");
    checkUsername(fields, rules, username);
    if (fields.isGood("email")) {
      fields.add("email", EmailAddress.violations(email));
    }
    checkPassword(fields, rules, new SignUpRequest(username, email, password, roles));
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

  private static void checkUsername(JsonFields fields, SignUpRules rules, String username) {
    if (fields.isGood("username")) {
      fields.add("username", Username.violations(username));
    }
    if (fields.isGood("username")) {
      fields.add("username", rules.reserved().violations(new Username(username)));
    }
  }

  private static void checkPassword(JsonFields fields, SignUpRules rules, SignUpRequest request) {
    if (fields.isGood("password")) {
      fields.add("password", PlainPassword.violations(request.password()));
    }
    if (fields.isGood("password")) {
      try (PlainPassword plain = PlainPassword.of(request.password())) {
        fields.add("password", rules.passwords().policy().violations(plain, request.context()));
      }
    }
  }

  /**
   * Uses the valid fields only, so that an invalid field does not hide violations of the password.
   */
  private PasswordContext context() {
    return new PasswordContext(Username.parse(username), EmailAddress.parse(email));
  }
}

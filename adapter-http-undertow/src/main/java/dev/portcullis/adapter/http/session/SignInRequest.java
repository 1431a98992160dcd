package dev.portcullis.adapter.http.session;

import dev.portcullis.adapter.http.json.JsonFields;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.user.EmailAddress;

/**
 * The body of a sign-in. Only what cannot be anybody's is refused here; what merely is nobody's,
 * the use case refuses, at the cost of a good attempt.
 *
 * @param username a username or an e-mail address
 * @param password the password
 */
record SignInRequest(String username, String password) {
  private static final int MAX_PASSWORD_LENGTH = 4_096;

  static SignInRequest from(JsonFields fields) {
    String username = fields.requiredText("username", JsonFields.MAX_TEXT_LENGTH).orElse("");
    // Counted without the blanks at its ends, which are not part of a name.
    fields.add(
        "username",
        EmailAddress.violations(username).stream()
            .filter(v -> v.code().equals("too-long"))
            .toList());
    String password = fields.requiredText("password", MAX_PASSWORD_LENGTH).orElse("");
    fields.add("password", PlainPassword.violations(password));
    fields.refuseViolations();
    return new SignInRequest(username, password);
  }

  @Override
  public String toString() {
    return "SignInRequest[***]";
  }
}

package dev.portcullis.adapter.http.session;

import dev.portcullis.adapter.http.json.JsonFields;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.user.EmailAddress;

/**
 * The body of a sign-in. Only values that no account can have are refused here; the use case
 * refuses all others, with equal work for known and unknown users.
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

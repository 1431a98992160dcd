package dev.portcullis.adapter.http.account;

import dev.portcullis.adapter.http.json.JsonFields;
import dev.portcullis.domain.credential.PasswordContext;
import dev.portcullis.domain.credential.PasswordPolicy;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.Username;

/**
 * The fields that every request for a new account has. Checks every rule that needs no store, so
 * that all violations are reported together.
 */
public final class NewAccountFields {
  private NewAccountFields() {}

  /** The required username; any text if a violation is recorded. */
  public static String username(JsonFields fields) {
    String username = fields.requiredText("username", JsonFields.MAX_TEXT_LENGTH).orElse("");
    if (fields.isGood("username")) {
      fields.add("username", Username.violations(username));
    }
    return username;
  }

  /** The required e-mail address; any text if a violation is recorded. */
  public static String email(JsonFields fields) {
    String email = fields.requiredText("email", JsonFields.MAX_TEXT_LENGTH).orElse("");
    if (fields.isGood("email")) {
      fields.add("email", EmailAddress.violations(email));
    }
    return email;
  }

  /** Records the violations of {@code password}, a value of the field of that name. */
  public static void checkPassword(
      JsonFields fields, PasswordPolicy policy, String password, PasswordContext context) {
    if (fields.isGood("password")) {
      fields.add("password", PlainPassword.violations(password));
    }
    if (fields.isGood("password")) {
      try (PlainPassword plain = PlainPassword.of(password)) {
        fields.add("password", policy.violations(plain, context));
      }
    }
  }

  /**
   * Uses the valid fields only, so that an invalid field does not hide violations of the password.
   */
  public static PasswordContext context(String username, String email) {
    return new PasswordContext(Username.parse(username), EmailAddress.parse(email));
  }
}

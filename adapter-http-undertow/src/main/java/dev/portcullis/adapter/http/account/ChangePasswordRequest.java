package dev.portcullis.adapter.http.account;

import dev.portcullis.adapter.http.json.JsonFields;
import dev.portcullis.domain.credential.PlainPassword;

/**
 * The body of a change of password. The use case checks the policy, which depends on the user.
 *
 * @param currentPassword the current password
 * @param newPassword the new password
 */
record ChangePasswordRequest(String currentPassword, String newPassword) {
  private static final int MAX_PASSWORD_LENGTH = 4_096;

  static ChangePasswordRequest from(JsonFields fields) {
    String current = password(fields, "currentPassword");
    String next = password(fields, "newPassword");
    fields.refuseViolations();
    return new ChangePasswordRequest(current, next);
  }

  @Override
  public String toString() {
    return "ChangePasswordRequest[***]";
  }

  private static String password(JsonFields fields, String name) {
    String password = fields.requiredText(name, MAX_PASSWORD_LENGTH).orElse("");
    fields.add(name, PlainPassword.violations(password));
    return password;
  }
}

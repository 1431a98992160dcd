package dev.portcullis.adapter.http.account;

import dev.portcullis.adapter.http.json.JsonFields;

/**
 * The body of a change of password. The use case checks the policy, which depends on the user.
 *
 * @param currentPassword the current password
 * @param newPassword the new password
 */
record ChangePasswordRequest(String currentPassword, String newPassword) {
  static ChangePasswordRequest from(JsonFields fields) {
    String current = PasswordField.read(fields, "currentPassword");
    String next = PasswordField.read(fields, "newPassword");
    fields.refuseViolations();
    return new ChangePasswordRequest(current, next);
  }

  @Override
  public String toString() {
    return "ChangePasswordRequest[***]";
  }
}

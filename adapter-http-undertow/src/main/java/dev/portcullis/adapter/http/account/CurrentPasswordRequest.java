package dev.portcullis.adapter.http.account;

import dev.portcullis.adapter.http.json.JsonFields;

/**
 * The current password in a body.
 *
 * @param currentPassword the password
 */
record CurrentPasswordRequest(String currentPassword) {
  static CurrentPasswordRequest from(JsonFields fields) {
    String current = PasswordField.read(fields, "currentPassword");
    fields.refuseViolations();
    return new CurrentPasswordRequest(current);
  }

  @Override
  public String toString() {
    return "CurrentPasswordRequest[***]";
  }
}

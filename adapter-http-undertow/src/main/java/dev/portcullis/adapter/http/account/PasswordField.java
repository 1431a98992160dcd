package dev.portcullis.adapter.http.account;

import dev.portcullis.adapter.http.json.JsonFields;
import dev.portcullis.domain.credential.PlainPassword;

/** A field that holds a password whose rules depend on a stored user. */
public final class PasswordField {
  private static final int MAX_LENGTH = 4_096;

  private PasswordField() {}

  /** The required password in {@code name}; any text if a violation is recorded. */
  public static String read(JsonFields fields, String name) {
    String password = fields.requiredText(name, MAX_LENGTH).orElse("");
    fields.add(name, PlainPassword.violations(password));
    return password;
  }
}

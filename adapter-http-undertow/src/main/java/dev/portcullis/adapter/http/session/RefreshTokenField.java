package dev.portcullis.adapter.http.session;

import dev.portcullis.adapter.http.json.JsonFields;
import dev.portcullis.adapter.http.pipeline.Call;
import java.util.Optional;

/** The one field of the bodies that hold a refresh token. The use case checks the token. */
final class RefreshTokenField {
  private static final String NAME = "refreshToken";

  private RefreshTokenField() {}

  /** The unchecked token of a body that must hold this field only. */
  static String required(JsonFields fields) {
    String token = fields.requiredText(NAME, JsonFields.MAX_TEXT_LENGTH).orElse("");
    fields.refuseViolations();
    return token;
  }

  /** The unchecked token of a body that may hold this field only. */
  static Optional<String> optional(JsonFields fields) {
    Optional<String> token = fields.optionalText(NAME, JsonFields.MAX_TEXT_LENGTH);
    fields.refuseViolations();
    return token;
  }

  /** The fields of an optional body. */
  static JsonFields of(Call call) {
    return call.hasBody() ? JsonFields.of(call.jsonBody()) : JsonFields.none();
  }
}

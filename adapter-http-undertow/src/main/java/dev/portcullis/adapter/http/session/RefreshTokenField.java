package dev.portcullis.adapter.http.session;

import dev.portcullis.adapter.http.json.JsonFields;
import dev.portcullis.adapter.http.pipeline.Call;
import java.util.Optional;

/**
 * The one field of the bodies that hold a refresh token. Whether it is ours, the use case knows.
 */
final class RefreshTokenField {
  private static final String NAME = "refreshToken";

  private RefreshTokenField() {}

  /** The token, any text, in a body that must hold one and nothing else. */
  static String required(JsonFields fields) {
    String token = fields.requiredText(NAME, JsonFields.MAX_TEXT_LENGTH).orElse("");
    fields.refuseViolations();
    return token;
  }

  /** The token, any text, in a body that may hold one and nothing else. */
  static Optional<String> optional(JsonFields fields) {
    Optional<String> token = fields.optionalText(NAME, JsonFields.MAX_TEXT_LENGTH);
    fields.refuseViolations();
    return token;
  }

  /** The fields of a body that may be left out. */
  static JsonFields of(Call call) {
    return call.hasBody() ? JsonFields.of(call.jsonBody()) : JsonFields.none();
  }
}

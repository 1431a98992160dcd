package dev.portcullis.adapter.http.key;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.json.JsonFields;
import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.application.key.RotateSigningKeys;

/** {@code POST /api/keys/rotate}: with no body, or with {@code {"emergency": true}}. */
public final class RotateSigningKeysEndpoint implements Endpoint {
  private final RotateSigningKeys rotateKeys;

  /** Rotates by {@code rotateKeys}. */
  public RotateSigningKeysEndpoint(RotateSigningKeys rotateKeys) {
    this.rotateKeys = requireNonNull(rotateKeys, "rotateKeys");
  }

  @Override
  public Answer answer(Call call) {
    boolean emergency = call.hasBody() && emergency(call);
    return Answer.json(202, SigningKeyDocument.from(rotateKeys.rotate(call.actor(), emergency)));
  }

  private static boolean emergency(Call call) {
    JsonFields fields = JsonFields.of(call.jsonBody());
    boolean emergency = fields.optionalFlag("emergency");
    fields.refuseViolations();
    return emergency;
  }
}

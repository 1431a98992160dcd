package dev.portcullis.adapter.http.key;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.application.key.ReadSigningKeys;
import java.util.List;

/** {@code GET /api/keys}. */
public final class ReadSigningKeysEndpoint implements Endpoint {
  private final ReadSigningKeys readKeys;

  /** Reads by {@code readKeys}. */
  public ReadSigningKeysEndpoint(ReadSigningKeys readKeys) {
    this.readKeys = requireNonNull(readKeys, "readKeys");
  }

  @Override
  public Answer answer(Call call) {
    return Answer.json(
        200, new Keys(readKeys.read(call.actor()).stream().map(SigningKeyDocument::from).toList()));
  }

  /** All keys, oldest first. */
  record Keys(List<SigningKeyDocument> items) {}
}

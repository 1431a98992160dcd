package dev.portcullis.adapter.http.key;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.adapter.http.pipeline.PublicDocument;
import dev.portcullis.application.key.ReadPublishedKeys;
import java.time.Duration;

/** {@code GET /.well-known/jwks.json}: the JWK Set (RFC 7517 section 5). */
public final class PublishedKeysEndpoint implements Endpoint {
  private final ReadPublishedKeys readKeys;
  private final Duration cacheTime;

  /** Reads by {@code readKeys}; clients may keep the answer for {@code cacheTime}. */
  public PublishedKeysEndpoint(ReadPublishedKeys readKeys, Duration cacheTime) {
    this.cacheTime = requireNonNull(cacheTime, "cacheTime");
    this.readKeys = requireNonNull(readKeys, "readKeys");
  }

  @Override
  public Answer answer(Call call) {
    return PublicDocument.of(call, readKeys.read(), cacheTime);
  }
}

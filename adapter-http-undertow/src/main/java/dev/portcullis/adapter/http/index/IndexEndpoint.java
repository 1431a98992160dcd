package dev.portcullis.adapter.http.index;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;

/** {@code GET /}: name, version and links of the server. */
public final class IndexEndpoint implements Endpoint {
  private final Index index;

  /** Answers {@code version}. */
  public IndexEndpoint(String version) {
    index =
        new Index(
            "Portcullis",
            requireNonNull(version, "version"),
            new Links("/api/auth/signup", "/api/auth/signin", "/api/me", "/.well-known/jwks.json"));
  }

  @Override
  public Answer answer(Call call) {
    return Answer.json(200, index);
  }

  /** Name, version and links. */
  @JsonPropertyOrder({"name", "version", "links"})
  record Index(String name, String version, Links links) {}

  /** The links. */
  record Links(String signUp, String signIn, String me, String jwks) {}
}

package dev.portcullis.adapter.http.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.portcullis.adapter.http.json.Json;
import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.adapter.http.pipeline.PublicDocument;
import dev.portcullis.application.key.ReadPublishedKeys;
import java.time.Duration;
import java.util.List;

/**
 * {@code GET /.well-known/oauth-authorization-server} and {@code
 * /.well-known/openid-configuration}: the issuer, the address of its keys and their algorithms (RFC
 * 8414 section 2).
 *
 * <p>There is neither an authorization nor a token endpoint, so none is named, and the lists of
 * response and grant types are empty; without these lists, the defaults of RFC 8414 would apply,
 * which are wrong here.
 */
public final class IssuerMetadataEndpoint implements Endpoint {
  private final IssuerUrl issuer;
  private final ReadPublishedKeys readKeys;
  private final Duration cacheTime;

  /** Of {@code issuer}; clients may keep the answer for {@code cacheTime}. */
  public IssuerMetadataEndpoint(IssuerUrl issuer, ReadPublishedKeys readKeys, Duration cacheTime) {
    this.issuer = requireNonNull(issuer, "issuer");
    this.readKeys = requireNonNull(readKeys, "readKeys");
    this.cacheTime = requireNonNull(cacheTime, "cacheTime");
  }

  @Override
  public Answer answer(Call call) {
    Metadata metadata =
        new Metadata(
            issuer.issuer(),
            issuer.jwksUri(),
            List.of(),
            List.of(),
            List.of("public"),
            algorithms());
    return PublicDocument.of(call, new String(Json.write(metadata), UTF_8), cacheTime);
  }

  /** The algorithms of the published keys: two during a change of algorithm. */
  private List<String> algorithms() {
    return Json.readObject(readKeys.read().getBytes(UTF_8))
        .path("keys")
        .findValuesAsText("alg")
        .stream()
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * The document.
   *
   * @param subjectTypes {@code public}: a user has the same {@code sub} for every client
   * @param algorithms named as the algorithms of ID tokens, although there are none: verifiers read
   *     the algorithms of an issuer from this member
   */
  @JsonPropertyOrder({
    "issuer",
    "jwks_uri",
    "response_types_supported",
    "grant_types_supported",
    "subject_types_supported",
    "id_token_signing_alg_values_supported"
  })
  record Metadata(
      String issuer,
      @JsonProperty("jwks_uri") String jwksUri,
      @JsonProperty("response_types_supported") List<String> responseTypes,
      @JsonProperty("grant_types_supported") List<String> grantTypes,
      @JsonProperty("subject_types_supported") List<String> subjectTypes,
      @JsonProperty("id_token_signing_alg_values_supported")
          @JsonInclude(JsonInclude.Include.NON_EMPTY)
          List<String> algorithms) {}
}

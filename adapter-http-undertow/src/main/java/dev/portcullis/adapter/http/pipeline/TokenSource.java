package dev.portcullis.adapter.http.pipeline;

import dev.portcullis.adapter.http.problem.ProblemException;
import dev.portcullis.adapter.http.problem.ProblemMapping;
import dev.portcullis.domain.ErrorCode;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Takes the access token out of the headers; nowhere else is looked (RFC 6750 section 2). */
final class TokenSource {
  private static final HttpString ACCESS_TOKEN = new HttpString("x-access-token");
  private static final String SCHEME = "Bearer";

  private TokenSource() {}

  /**
   * The token that was sent, any text.
   *
   * @throws ProblemException 401 {@code missing-token} if none was, {@code invalid-token} if it is
   *     not clear which
   */
  static String token(HeaderMap headers) {
    Optional<String> bearer =
        single(headers.get(Headers.AUTHORIZATION)).flatMap(TokenSource::bearer);
    Optional<String> plain = single(headers.get(ACCESS_TOKEN)).filter(token -> !token.isEmpty());
    if (bearer.isPresent() && plain.isPresent() && !bearer.equals(plain)) {
      throw refusal(ErrorCode.INVALID_TOKEN);
    }
    return bearer.or(() -> plain).orElseThrow(() -> refusal(ErrorCode.MISSING_TOKEN));
  }

  private static Optional<String> single(Collection<String> sent) {
    List<String> values = sent == null ? List.of() : List.copyOf(sent);
    if (values.size() > 1) {
      // A proxy may have looked at the other one.
      throw refusal(ErrorCode.INVALID_TOKEN);
    }
    return values.stream().findFirst();
  }

  private static Optional<String> bearer(String authorization) {
    String value = authorization.strip();
    if (!value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    String rest = value.substring(SCHEME.length());
    return rest.isEmpty() || rest.startsWith(" ") ? Optional.of(rest.strip()) : Optional.empty();
  }

  private static ProblemException refusal(ErrorCode code) {
    return new ProblemException(ProblemMapping.of(code));
  }
}

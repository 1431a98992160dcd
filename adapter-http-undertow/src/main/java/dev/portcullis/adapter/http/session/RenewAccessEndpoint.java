package dev.portcullis.adapter.http.session;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.adapter.http.problem.Problem;
import dev.portcullis.adapter.http.problem.ProblemException;
import dev.portcullis.adapter.http.problem.Status;
import dev.portcullis.application.authentication.IssuedTokens;
import dev.portcullis.application.authentication.RenewAccess;
import dev.portcullis.domain.ErrorCode;
import dev.portcullis.domain.session.RefreshRefusal;

/**
 * {@code POST /api/auth/refreshtoken}, for front ends of the tutorial: they keep the refresh token
 * of the sign-in, retry for ever on a 401, and show the message of a 403.
 */
public final class RenewAccessEndpoint implements Endpoint {
  private static final String MISSING = "Refresh Token is required!";
  private static final String NOT_GOOD = "Refresh token is not in database!";
  private static final String EXPIRED =
      "Refresh token was expired. Please make a new signin request";

  private final RenewAccess renewAccess;

  /** Renews by {@code renewAccess}. */
  public RenewAccessEndpoint(RenewAccess renewAccess) {
    this.renewAccess = requireNonNull(renewAccess, "renewAccess");
  }

  @Override
  public Answer answer(Call call) {
    String refreshToken =
        RefreshTokenField.optional(RefreshTokenField.of(call)).orElseThrow(() -> refusal(MISSING));
    return renewAccess
        .renew(refreshToken, call.source())
        .fold(
            (user, tokens) -> Answer.json(200, Renewed.from(tokens)),
            reason -> {
              throw refusal(message(reason));
            });
  }

  /** The tokens, in the form that those front ends expect. */
  record Renewed(String accessToken, String refreshToken) {
    static Renewed from(IssuedTokens tokens) {
      return new Renewed(tokens.accessToken().compact(), tokens.refreshToken().text());
    }

    @Override
    public String toString() {
      return "Renewed[***]";
    }
  }

  private static String message(RefreshRefusal reason) {
    return switch (reason) {
      case EXPIRED -> EXPIRED;
      case FORGED, UNKNOWN, ENDED, REUSED, NOT_ISSUED_YET, USER_NOT_ACTIVE -> NOT_GOOD;
    };
  }

  private static ProblemException refusal(String message) {
    return new ProblemException(
        Problem.of(Status.FORBIDDEN, ErrorCode.INVALID_REFRESH_TOKEN.text(), message));
  }
}

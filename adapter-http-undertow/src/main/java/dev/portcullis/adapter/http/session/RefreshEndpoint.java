package dev.portcullis.adapter.http.session;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.json.JsonFields;
import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.adapter.http.problem.ProblemException;
import dev.portcullis.adapter.http.problem.ProblemMapping;
import dev.portcullis.application.authentication.RefreshSession;
import dev.portcullis.domain.ErrorCode;

/** {@code POST /api/auth/refresh}. */
public final class RefreshEndpoint implements Endpoint {
  private final RefreshSession refreshSession;

  /** Refreshes by {@code refreshSession}. */
  public RefreshEndpoint(RefreshSession refreshSession) {
    this.refreshSession = requireNonNull(refreshSession, "refreshSession");
  }

  @Override
  public Answer answer(Call call) {
    String refreshToken = RefreshTokenField.required(JsonFields.of(call.jsonBody()));
    return refreshSession
        .refresh(refreshToken, call.source())
        .fold(
            (user, tokens) -> Answer.json(200, SessionDocument.of(user, tokens)),
            reason -> {
              throw new ProblemException(ProblemMapping.of(ErrorCode.INVALID_REFRESH_TOKEN));
            });
  }
}

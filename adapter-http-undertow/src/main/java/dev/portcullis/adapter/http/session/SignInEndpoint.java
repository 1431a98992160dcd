package dev.portcullis.adapter.http.session;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.json.JsonFields;
import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.adapter.http.problem.ProblemException;
import dev.portcullis.adapter.http.problem.ProblemMapping;
import dev.portcullis.application.authentication.SignIn;
import dev.portcullis.application.authentication.SignInOutcome;
import dev.portcullis.domain.ErrorCode;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.ratelimit.TooManyAttemptsException;

/** {@code POST /api/auth/signin}. */
public final class SignInEndpoint implements Endpoint {
  private final SignIn signIn;

  /** Signs in by {@code signIn}. */
  public SignInEndpoint(SignIn signIn) {
    this.signIn = requireNonNull(signIn, "signIn");
  }

  @Override
  public Answer answer(Call call) {
    SignInRequest request = SignInRequest.from(JsonFields.of(call.jsonBody()));
    try (PlainPassword password = PlainPassword.of(request.password())) {
      SignInOutcome outcome = signIn.signIn(request.username(), password, call.origin());
      return outcome.fold(
          signedIn -> Answer.json(200, SessionDocument.of(signedIn.user(), signedIn.tokens())),
          reason -> {
            throw new ProblemException(ProblemMapping.of(ErrorCode.INVALID_CREDENTIALS));
          },
          retryAfter -> {
            throw new TooManyAttemptsException(retryAfter);
          });
    }
  }
}

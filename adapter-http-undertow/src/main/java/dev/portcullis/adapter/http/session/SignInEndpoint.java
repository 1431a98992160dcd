package dev.portcullis.adapter.http.session;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.account.RoleAuthorities;
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
import dev.portcullis.domain.user.User;
import java.util.List;

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
      SignInOutcome outcome = signIn.signIn(request.username(), password, call.source());
      return outcome.fold(
          signedIn -> Answer.json(200, Session.from(signedIn)),
          reason -> {
            throw new ProblemException(ProblemMapping.of(ErrorCode.INVALID_CREDENTIALS));
          },
          retryAfter -> {
            throw new TooManyAttemptsException(retryAfter);
          });
    }
  }

  /** The session as it is handed out. */
  record Session(
      String id,
      String username,
      String email,
      List<String> roles,
      String accessToken,
      String tokenType,
      long expiresIn) {
    static Session from(SignInOutcome.SignedIn signedIn) {
      User user = signedIn.user();
      return new Session(
          user.id().toString(),
          user.username().value(),
          user.email().value(),
          RoleAuthorities.of(user.roles()),
          signedIn.accessToken().compact(),
          "Bearer",
          signedIn.expiresIn().toSeconds());
    }

    @Override
    public String toString() {
      return "Session[***]";
    }
  }
}

package dev.portcullis.adapter.http.session;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.json.JsonFields;
import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.adapter.http.problem.ProblemException;
import dev.portcullis.adapter.http.problem.ProblemMapping;
import dev.portcullis.application.authentication.AuthenticationOutcome;
import dev.portcullis.application.authentication.SignOut;
import dev.portcullis.domain.ErrorCode;
import dev.portcullis.domain.session.SessionId;
import java.util.Optional;

/**
 * {@code POST /api/auth/signout}: by refresh token, by access token, or by both. A token without a
 * live session is not an error.
 */
public final class SignOutEndpoint implements Endpoint {
  private final SignOut signOut;

  /** Signs out by {@code signOut}. */
  public SignOutEndpoint(SignOut signOut) {
    this.signOut = requireNonNull(signOut, "signOut");
  }

  @Override
  public Answer answer(Call call) {
    JsonFields fields = RefreshTokenField.of(call);
    Optional<String> refreshToken =
        call.bearer().isPresent()
            ? RefreshTokenField.optional(fields)
            : Optional.of(RefreshTokenField.required(fields));
    Optional<SessionId> session =
        call.bearer().flatMap(outcome -> session(outcome, refreshToken.isPresent()));
    signOut.signOut(refreshToken, session, call.source());
    return Answer.empty(204);
  }

  private static Optional<SessionId> session(AuthenticationOutcome outcome, boolean canDoWithout) {
    return outcome.fold(
        actor -> outcome.session(),
        // A token from before a change of rights is not valid, but may still be used to sign out.
        reason -> outcome.session(),
        () -> {
          if (canDoWithout) {
            return Optional.empty();
          }
          // Must not be ignored: the session would continue after an answer that it has ended.
          throw new ProblemException(ProblemMapping.of(ErrorCode.STORE_UNAVAILABLE));
        });
  }
}

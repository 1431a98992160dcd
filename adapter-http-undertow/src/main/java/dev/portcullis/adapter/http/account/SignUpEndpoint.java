package dev.portcullis.adapter.http.account;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.json.JsonFields;
import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.application.account.SignUp;
import dev.portcullis.application.account.SignUpRules;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.user.User;
import java.util.List;

/** {@code POST /api/auth/signup}. */
public final class SignUpEndpoint implements Endpoint {
  private final SignUp signUp;
  private final SignUpRules rules;

  /** Signs up by {@code signUp}, which must be under the same {@code rules}. */
  public SignUpEndpoint(SignUp signUp, SignUpRules rules) {
    this.signUp = requireNonNull(signUp, "signUp");
    this.rules = requireNonNull(rules, "rules");
  }

  @Override
  public Answer answer(Call call) {
    SignUpRequest request = SignUpRequest.from(JsonFields.of(call.jsonBody()), rules);
    try (PlainPassword password = PlainPassword.of(request.password())) {
      User user = signUp.signUp(request.toCommand(password), call.source());
      return Answer.json(201, Registered.from(user));
    }
  }

  /** The new account. */
  record Registered(String message, String id, String username, String email, List<String> roles) {
    static Registered from(User user) {
      return new Registered(
          "User registered successfully!",
          user.id().toString(),
          user.username().value(),
          user.email().value(),
          RoleAuthorities.of(user.roles()));
    }
  }
}

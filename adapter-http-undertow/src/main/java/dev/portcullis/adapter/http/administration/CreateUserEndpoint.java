package dev.portcullis.adapter.http.administration;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.json.JsonFields;
import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.application.account.PasswordRules;
import dev.portcullis.application.administration.CreateUser;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.user.User;
import java.util.Optional;

/** {@code POST /api/users}. */
public final class CreateUserEndpoint implements Endpoint {
  private final CreateUser createUser;
  private final PasswordRules rules;

  /** Creates by {@code createUser}, which must be under the same {@code rules}. */
  public CreateUserEndpoint(CreateUser createUser, PasswordRules rules) {
    this.createUser = requireNonNull(createUser, "createUser");
    this.rules = requireNonNull(rules, "rules");
  }

  @Override
  public Answer answer(Call call) {
    NewUserRequest request = NewUserRequest.from(JsonFields.of(call.jsonBody()), rules.policy());
    Optional<PlainPassword> password = request.password().map(PlainPassword::of);
    try {
      User user = createUser.create(call.actor(), request.toCommand(password));
      return UserDocument.answer(201, user).withHeader("Location", "/api/users/" + user.id());
    } finally {
      password.ifPresent(PlainPassword::close);
    }
  }
}

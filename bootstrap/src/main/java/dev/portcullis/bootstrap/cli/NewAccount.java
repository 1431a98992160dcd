package dev.portcullis.bootstrap.cli;

import dev.portcullis.domain.FieldViolation;
import dev.portcullis.domain.ValidationException;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.Username;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Parameters;

/** The parameters that name a new account. */
final class NewAccount {
  @Parameters(index = "0", paramLabel = "USERNAME", description = "Its username.")
  private String username = "";

  @Parameters(index = "1", paramLabel = "EMAIL", description = "Its e-mail address.")
  private String email = "";

  /**
   * Returns only if both are valid.
   *
   * @throws ValidationException with all violations
   */
  NewAccount checked() {
    List<FieldViolation> violations =
        Stream.concat(
                Username.violations(username).stream().map(wrong -> wrong.at("username")),
                EmailAddress.violations(email).stream().map(wrong -> wrong.at("email")))
            .toList();
    if (!violations.isEmpty()) {
      throw new ValidationException(violations);
    }
    return this;
  }

  Username username() {
    return new Username(username);
  }

  EmailAddress email() {
    return new EmailAddress(email);
  }
}

package dev.portcullis.bootstrap.config;

import dev.portcullis.domain.Violation;
import dev.portcullis.domain.credential.PasswordContext;
import dev.portcullis.domain.credential.PasswordPolicy;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.Username;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The administrator to create on an empty database.
 *
 * @param username its name
 * @param email its address
 * @param password its password, within the policy
 */
public record FirstAdministrator(Username username, EmailAddress email, Secret password) {
  private static final List<String> NAMES =
      List.of("AUTH_ADMIN_USERNAME", "AUTH_ADMIN_EMAIL", "AUTH_ADMIN_PASSWORD");

  static Optional<FirstAdministrator> from(Variables variables, PasswordPolicy passwords) {
    List<String> missing = NAMES.stream().filter(name -> variables.text(name).isEmpty()).toList();
    if (missing.size() == NAMES.size()) {
      return Optional.empty();
    }
    missing.forEach(
        name ->
            variables.problem(
                name, "is missing: the first administrator needs " + String.join(", ", NAMES)));
    Optional<Username> username =
        variables.read(NAMES.get(0), of(Username::violations, Username::new));
    Optional<EmailAddress> email =
        variables.read(NAMES.get(1), of(EmailAddress::violations, EmailAddress::new));
    Optional<Secret> password =
        variables.secret(
            NAMES.get(2),
            of(
                text -> violations(text, passwords, new PasswordContext(username, email)),
                Secret::new));
    return username.flatMap(
        name ->
            email.flatMap(
                address -> password.map(secret -> new FirstAdministrator(name, address, secret))));
  }

  private static <T> Function<String, T> of(
      Function<String, List<Violation>> rules, Function<String, T> make) {
    return text -> {
      List<Violation> violations = rules.apply(text);
      if (!violations.isEmpty()) {
        throw new IllegalArgumentException(
            "is refused: "
                + violations.stream().map(Violation::message).collect(Collectors.joining("; ")));
      }
      return make.apply(text);
    };
  }

  private static List<Violation> violations(
      String text, PasswordPolicy passwords, PasswordContext context) {
    List<Violation> unusable = PlainPassword.violations(text);
    if (!unusable.isEmpty()) {
      return unusable;
    }
    try (PlainPassword password = PlainPassword.of(text)) {
      return passwords.violations(password, context);
    }
  }
}

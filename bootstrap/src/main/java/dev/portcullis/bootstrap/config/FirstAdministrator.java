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
  private static final Setting<Username> USERNAME =
      Setting.of(
              "AUTH_ADMIN_USERNAME",
              of(Username::violations, Username::new),
              "name of the first administrator, created once on an empty database")
          .orNothing("none");
  private static final Setting<EmailAddress> EMAIL =
      Setting.of(
              "AUTH_ADMIN_EMAIL",
              of(EmailAddress::violations, EmailAddress::new),
              "e-mail address of the first administrator")
          .orNothing("none");
  private static final Setting<Secret> PASSWORD =
      Setting.of("AUTH_ADMIN_PASSWORD", Secret::new, "password of the first administrator")
          .orNothing("none")
          .verbatim();

  static final List<Setting<?>> SETTINGS = List.of(USERNAME, EMAIL, PASSWORD);

  private static final String NAMES =
      SETTINGS.stream().map(Setting::name).collect(Collectors.joining(", "));

  static Optional<FirstAdministrator> from(Variables variables, PasswordPolicy passwords) {
    List<Setting<?>> missing =
        SETTINGS.stream().filter(setting -> !variables.isSet(setting)).toList();
    if (missing.size() == SETTINGS.size()) {
      return Optional.empty();
    }
    missing.forEach(
        setting ->
            variables.problem(setting, "is missing: the first administrator needs " + NAMES));
    Optional<Username> username = variables.find(USERNAME);
    Optional<EmailAddress> email = variables.find(EMAIL);
    Optional<Secret> password =
        variables.find(
            PASSWORD.readBy(
                of(
                    text -> violations(text, passwords, new PasswordContext(username, email)),
                    Secret::new)));
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

package dev.portcullis.bootstrap;

import dev.portcullis.application.AdministrationUseCases;
import dev.portcullis.application.administration.CreateFirstAdministrator;
import dev.portcullis.application.administration.FindAdministrators;
import dev.portcullis.bootstrap.config.FirstAdministrator;
import dev.portcullis.domain.FieldViolation;
import dev.portcullis.domain.ValidationException;
import dev.portcullis.domain.credential.PlainPassword;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the first administrator at the start, or logs how to create one. */
final class Administrators {
  private static final Logger LOG = LoggerFactory.getLogger(Administrators.class);

  private static final String ON_AN_EMPTY_DATABASE =
      "No administrator exists yet. To create one, run 'portcullis create-admin', or set AUTH_ADMIN_USERNAME, AUTH_ADMIN_EMAIL and AUTH_ADMIN_PASSWORD and restart the server before the first user signs up.";

  /** The embedded database can be opened by one process only, and the server has it open. */
  private static final String AMONG_OTHERS =
      "No administrator exists, {}. To create one, run 'portcullis create-admin' with the settings of this server, or 'portcullis roles assign NAME admin' for a user who exists;"
          + " with the embedded database, stop the server first.";

  private final CreateFirstAdministrator create;
  private final FindAdministrators find;
  private final Optional<FirstAdministrator> wanted;

  Administrators(AdministrationUseCases use, Optional<FirstAdministrator> wanted) {
    create = use.createFirst();
    find = use.findAdministrators();
    this.wanted = wanted;
  }

  /**
   * Creates the administrator that the settings name, if there is no account yet.
   *
   * @throws StartFailure if its password is refused
   */
  void createFirst() {
    wanted.ifPresent(this::create);
  }

  /** Logs how to create an administrator if none exists. */
  void logIfNone() {
    if (find.count() > 0) {
      return;
    }
    if (find.isStoreEmpty()) {
      LOG.warn(ON_AN_EMPTY_DATABASE);
    } else {
      LOG.warn(AMONG_OTHERS, reason());
    }
  }

  private String reason() {
    return wanted.isEmpty()
        ? "and AUTH_ADMIN_USERNAME creates one on an empty database only"
        : "and the one in AUTH_ADMIN_USERNAME was not created, because the database already has accounts";
  }

  private void create(FirstAdministrator administrator) {
    try (PlainPassword password = PlainPassword.of(administrator.password().value())) {
      if (create.create(administrator.username(), administrator.email(), password)) {
        LOG.info("Created the first administrator: {}", administrator.username());
      }
    } catch (ValidationException refused) {
      // The policy was checked when the settings were read; the breach lookup happens only here.
      throw new StartFailure(
          "Cannot create the first administrator: AUTH_ADMIN_PASSWORD is refused: "
              + messages(refused),
          refused);
    }
  }

  private static String messages(ValidationException refused) {
    return refused.violations().stream()
        .map(FieldViolation::message)
        .collect(Collectors.joining("; "));
  }
}

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

/** Sees at the start that somebody can administrate, or says how to get there. */
final class Administrators {
  private static final Logger LOG = LoggerFactory.getLogger(Administrators.class);

  private static final String ON_AN_EMPTY_DATABASE =
      "Nobody can administrate yet. Set AUTH_ADMIN_USERNAME, AUTH_ADMIN_EMAIL and AUTH_ADMIN_PASSWORD and start again,"
          + " before anybody signs up: that creates the first administrator once.";

  /** Statement first: it works on every database; the other way is for the embedded one. */
  private static final String AMONG_OTHERS =
      "Nobody can administrate, {}. Give the role to an active account, in the database:"
          + " INSERT INTO user_roles (user_id, role_name) SELECT id, 'admin' FROM users WHERE username = 'NAME';"
          + " it counts from the next sign-in. Or start on an empty database, such as another AUTH_DATA_DIR,"
          + " with AUTH_ADMIN_USERNAME, AUTH_ADMIN_EMAIL and AUTH_ADMIN_PASSWORD.";

  private final CreateFirstAdministrator create;
  private final FindAdministrators find;
  private final Optional<FirstAdministrator> wanted;

  Administrators(AdministrationUseCases use, Optional<FirstAdministrator> wanted) {
    create = use.createFirst();
    find = use.findAdministrators();
    this.wanted = wanted;
  }

  /**
   * Creates the administrator that the settings name, if nobody has an account yet.
   *
   * @throws StartFailure if its password is refused
   */
  void createFirst() {
    wanted.ifPresent(this::create);
  }

  /** Says how to make an administrator where there is none. */
  void tellIfNobody() {
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
        ? "and a first administrator is created on an empty database only"
        : "and that of AUTH_ADMIN_USERNAME was not created, because others have accounts";
  }

  private void create(FirstAdministrator administrator) {
    try (PlainPassword password = PlainPassword.of(administrator.password().value())) {
      if (create.create(administrator.username(), administrator.email(), password)) {
        LOG.info("Created the first administrator, {}", administrator.username());
      }
    } catch (ValidationException refused) {
      // The rules were kept when the settings were read; this is what only a service knows.
      throw new StartFailure("AUTH_ADMIN_PASSWORD is refused: " + messages(refused), refused);
    }
  }

  private static String messages(ValidationException refused) {
    return refused.violations().stream()
        .map(FieldViolation::message)
        .collect(Collectors.joining("; "));
  }
}

package dev.portcullis.bootstrap;

import dev.portcullis.application.administration.CreateFirstAdministrator;
import dev.portcullis.application.administration.FindAdministrators;
import dev.portcullis.bootstrap.config.FirstAdministrator;
import dev.portcullis.domain.credential.PlainPassword;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees at the start that somebody can administrate, or says how to get there. */
final class Administrators {
  private static final Logger LOG = LoggerFactory.getLogger(Administrators.class);

  private final CreateFirstAdministrator create;
  private final FindAdministrators find;
  private final Optional<FirstAdministrator> wanted;

  Administrators(
      CreateFirstAdministrator create,
      FindAdministrators find,
      Optional<FirstAdministrator> wanted) {
    this.create = create;
    this.find = find;
    this.wanted = wanted;
  }

  /** Creates the administrator that the settings name, if nobody has an account yet. */
  void createFirst() {
    wanted.ifPresent(this::create);
  }

  /** Says how to make an administrator where there is none. */
  void tellIfNobody() {
    if (find.count() == 0) {
      LOG.warn(
          "Nobody can administrate yet. On an empty database, set AUTH_ADMIN_USERNAME, AUTH_ADMIN_EMAIL and"
              + " AUTH_ADMIN_PASSWORD and start again: that creates the first administrator once.");
    }
  }

  private void create(FirstAdministrator administrator) {
    try (PlainPassword password = PlainPassword.of(administrator.password().value())) {
      if (create.create(administrator.username(), administrator.email(), password)) {
        LOG.info("Created the first administrator, {}", administrator.username());
      }
    }
  }
}

package dev.portcullis.adapter.persistence;

import dev.portcullis.adapter.persistence.generated.Keys;
import dev.portcullis.domain.user.EmailTakenException;
import dev.portcullis.domain.user.UsernameTakenException;
import java.util.function.Supplier;
import org.jooq.exception.IntegrityConstraintViolationException;

/** Translates violations of the unique keys of users. Pure. */
final class UniqueKeys {
  private static final String USERNAME = Keys.UQ_USERS_USERNAME.getName();
  private static final String EMAIL = Keys.UQ_USERS_EMAIL.getName();

  private UniqueKeys() {}

  /**
   * Runs a statement.
   *
   * @throws UsernameTakenException if the username is taken
   * @throws EmailTakenException if the e-mail address is taken
   */
  static <T> T translating(Supplier<T> statement) {
    try {
      return statement.get();
    } catch (IntegrityConstraintViolationException refused) {
      String constraint = ViolatedConstraint.of(refused).orElse("");
      if (constraint.equals(USERNAME)) {
        throw new UsernameTakenException();
      }
      if (constraint.equals(EMAIL)) {
        throw new EmailTakenException();
      }
      throw refused;
    }
  }
}

package dev.portcullis.bootstrap.cli;

import dev.portcullis.application.administration.ReadUser;
import dev.portcullis.bootstrap.OperatorAccess;
import dev.portcullis.domain.user.AccountName;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import java.util.Optional;

/** Finds the user that an operator names. */
final class UserNames {
  private UserNames() {}

  /**
   * The user with the id, username or e-mail address {@code text}. A username is shorter than an
   * id, so each text means one of them.
   *
   * @throws CommandException if there is none
   */
  static User find(OperatorAccess access, String text) {
    ReadUser read = access.use().administration().readUser();
    Optional<UserId> id = UserId.parse(text);
    if (id.isPresent()) {
      return read.read(access.operator(), id.get());
    }
    return read.find(access.operator(), new AccountName(text))
        .orElseThrow(
            () ->
                CommandException.refused(
                    "There is no user %s: give a username, an e-mail address or an id ('portcullis users list')."
                        .formatted(Text.printable(text))));
  }

  /** The id in {@code text}, also of a user that was removed, or of the user with that name. */
  static UserId id(OperatorAccess access, String text) {
    return UserId.parse(text).orElseGet(() -> find(access, text).id());
  }
}

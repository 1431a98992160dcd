package dev.portcullis.adapter.http.administration;

import dev.portcullis.adapter.http.json.JsonFields;
import dev.portcullis.application.administration.UpdateUser;
import dev.portcullis.domain.Violation;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.domain.user.Username;
import java.util.List;
import java.util.Optional;

/** The body of a change of an account; a field that is absent or null stays as it is. */
final class UserChangeRequest {
  // The status locked is set by rules only, never by administrators.
  private static final List<UserStatus> STATUSES = List.of(UserStatus.ACTIVE, UserStatus.DISABLED);
  private static final Violation BAD_STATUS =
      new Violation("unknown-value", "give active or disabled");

  private UserChangeRequest() {}

  static UpdateUser.Change from(JsonFields fields) {
    Optional<String> username = fields.optionalText("username", JsonFields.MAX_TEXT_LENGTH);
    Optional<String> email = fields.optionalText("email", JsonFields.MAX_TEXT_LENGTH);
    Optional<String> status = fields.optionalText("status", JsonFields.MAX_TEXT_LENGTH);
    username.ifPresent(text -> fields.add("username", Username.violations(text)));
    email.ifPresent(text -> fields.add("email", EmailAddress.violations(text)));
    Optional<UserStatus> known = status.flatMap(UserChangeRequest::status);
    if (status.isPresent() && known.isEmpty()) {
      fields.add("status", List.of(BAD_STATUS));
    }
    fields.refuseViolations();
    return new UpdateUser.Change(username.map(Username::new), email.map(EmailAddress::new), known);
  }

  private static Optional<UserStatus> status(String text) {
    return STATUSES.stream().filter(status -> UserDocument.nameOf(status).equals(text)).findFirst();
  }
}

package dev.portcullis.adapter.http.administration;

import dev.portcullis.adapter.http.list.ListLimit;
import dev.portcullis.adapter.http.list.QueryParameters;
import dev.portcullis.adapter.http.problem.HttpProblem;
import dev.portcullis.domain.Violation;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.UserPosition;
import dev.portcullis.domain.user.UserSearch;
import dev.portcullis.domain.user.UserStatus;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The query of a list of users. Pure. */
final class UserSearchRequest {
  private static final Violation BAD_PREFIX =
      new Violation("too-long", "give at most " + EmailAddress.MAX_LENGTH + " characters");
  private static final Violation BAD_ROLE =
      new Violation("invalid-characters", "give the name of a role, such as admin or ROLE_ADMIN");
  private static final Violation BAD_STATUS =
      new Violation("unknown-value", "give active, locked or disabled");

  private UserSearchRequest() {}

  static UserSearch from(Map<String, ? extends Collection<String>> query) {
    QueryParameters parameters = new QueryParameters(query);
    Optional<String> prefix = parameters.read("query", BAD_PREFIX, UserSearchRequest::prefix);
    Optional<RoleName> role = parameters.read("role", BAD_ROLE, RoleName::spelt);
    Optional<UserStatus> status = parameters.read("status", BAD_STATUS, UserSearchRequest::status);
    int limit = ListLimit.read(parameters);
    Optional<String> cursor = parameters.readCursor();
    parameters.refuseViolations();
    UserSearch search = new UserSearch(prefix, role, status, Optional.empty(), limit);
    return cursor.map(text -> search.after(position(search, text))).orElse(search);
  }

  private static Optional<String> prefix(String text) {
    return text.length() <= EmailAddress.MAX_LENGTH ? Optional.of(text) : Optional.empty();
  }

  private static Optional<UserStatus> status(String text) {
    return Arrays.stream(UserStatus.values())
        .filter(status -> UserDocument.nameOf(status).equals(text))
        .findFirst();
  }

  private static UserPosition position(UserSearch search, String cursor) {
    return UserCursor.read(search, cursor).orElseThrow(HttpProblem.INVALID_CURSOR::exception);
  }
}

package dev.portcullis.adapter.http.role;

import dev.portcullis.adapter.http.list.ListLimit;
import dev.portcullis.adapter.http.list.QueryParameters;
import dev.portcullis.adapter.http.problem.HttpProblem;
import dev.portcullis.domain.role.RoleName;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * The query of a list of roles.
 *
 * @param after the role behind which the list goes on
 * @param limit the greatest number of roles
 */
record RoleListRequest(Optional<RoleName> after, int limit) {
  static RoleListRequest from(Map<String, ? extends Collection<String>> query) {
    QueryParameters parameters = new QueryParameters(query);
    int limit = ListLimit.read(parameters);
    Optional<String> cursor = parameters.readCursor();
    parameters.refuseViolations();
    return new RoleListRequest(cursor.map(RoleListRequest::after), limit);
  }

  private static RoleName after(String cursor) {
    return RoleCursor.read(cursor).orElseThrow(HttpProblem.INVALID_CURSOR::exception);
  }
}

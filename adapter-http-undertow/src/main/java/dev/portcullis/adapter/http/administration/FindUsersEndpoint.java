package dev.portcullis.adapter.http.administration;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.application.administration.FindUsers;
import dev.portcullis.domain.user.UserPage;
import dev.portcullis.domain.user.UserSearch;
import java.util.List;

/** {@code GET /api/users}. */
public final class FindUsersEndpoint implements Endpoint {
  private final FindUsers findUsers;

  /** Lists by {@code findUsers}. */
  public FindUsersEndpoint(FindUsers findUsers) {
    this.findUsers = requireNonNull(findUsers, "findUsers");
  }

  @Override
  public Answer answer(Call call) {
    UserSearch search = UserSearchRequest.from(call.query());
    return Answer.json(200, Page.from(search, findUsers.find(call.actor(), search)));
  }

  /** One page, which may be empty; the cursor is left out on the last, and only there. */
  record Page(
      List<UserDocument> items, @JsonInclude(JsonInclude.Include.NON_EMPTY) String nextCursor) {
    static Page from(UserSearch search, UserPage page) {
      return new Page(
          page.users().stream().map(UserDocument::from).toList(),
          page.next().map(next -> UserCursor.write(search, next)).orElse(""));
    }
  }
}

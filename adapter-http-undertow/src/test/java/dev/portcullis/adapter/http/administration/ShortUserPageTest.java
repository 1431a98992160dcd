package dev.portcullis.adapter.http.administration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.portcullis.adapter.http.administration.FindUsersEndpoint.Page;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UserPage;
import dev.portcullis.domain.user.UserPosition;
import dev.portcullis.domain.user.UserSearch;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ShortUserPageTest {
  @Test
  void emptyPageThatIsNotTheLastHasACursor() {
    UserSearch search = UserSearch.all(20);
    UserPosition position = new UserPosition.OfId(new UserId(new UUID(1, 2)));

    Page page = Page.from(search, new UserPage(List.of(), Optional.of(position)));

    assertEquals(List.of(), page.items());
    assertFalse(page.nextCursor().isEmpty());
    assertEquals(Optional.of(position), UserCursor.read(search, page.nextCursor()));
    assertEquals("", Page.from(search, new UserPage(List.of(), Optional.empty())).nextCursor());
  }
}

package dev.portcullis.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.adapter.http.list.Cursor;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.User;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cursors of lists of users, which belong to one search. */
final class UserListTest {
  private static final String ALL = "?limit=1";
  private static final String SEARCH = "?limit=1&query=user-&role=user&status=active";

  private final Stage stage = Stage.open();
  private final User boss = stage.user("boss", RoleName.USER, RoleName.ADMIN);

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void searchByNameListsEachUserOnceInTheOrderOfTheNames() {
    for (int n : new int[] {3, 1, 4, 0, 2}) {
      stage.user("user-" + n, RoleName.USER);
    }

    assertEquals(List.of("user-0", "user-1", "user-2", "user-3", "user-4"), pages(SEARCH));
    assertEquals(pages(SEARCH), pages(SEARCH.replace("user-", "%20USER-")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?limit=1",
        "?limit=1&query=user&role=user&status=active",
        "?limit=1&query=user-1&role=user&status=active",
        "?limit=1&query=user-&status=active",
        "?limit=1&query=user-&role=user",
        "?limit=1&query=user-&role=admin&status=active",
        "?limit=1&query=user-&role=user&status=disabled"
      })
  void cursorOfAnotherSearchIsRefused(String other) {
    stage.user("user-1", RoleName.USER);
    stage.user("user-2", RoleName.USER);
    String cursor = list(SEARCH).json().path("nextCursor").asText();

    list(other + "&cursor=" + cursor).isProblem(400, "invalid-cursor");
    String all = list(ALL).json().path("nextCursor").asText();
    list(SEARCH + "&cursor=" + all).isProblem(400, "invalid-cursor");
    assertEquals(200, list(SEARCH + "&cursor=" + cursor).status());
    assertEquals(200, list(ALL + "&cursor=" + all).status());
  }

  @Test
  void anotherLimitMayFollow() {
    stage.user("user-1", RoleName.USER);
    stage.user("user-2", RoleName.USER);
    String cursor = list(SEARCH).json().path("nextCursor").asText();

    assertEquals(200, list(SEARCH.replace("limit=1", "limit=100") + "&cursor=" + cursor).status());
  }

  @Test
  void forgedPositionsAreRefused() {
    String name = "users\0user\0active\0user-";
    for (String position : List.of("", "boss", "user", "user-\u00e4")) {
      String forged = Cursor.write(name, position.getBytes(UTF_8));
      list(SEARCH + "&cursor=" + forged).isProblem(400, "invalid-cursor");
    }
    String possible = Cursor.write(name, "user-0".getBytes(UTF_8));
    assertEquals(200, list(SEARCH + "&cursor=" + possible).status());
    for (byte[] position : List.of(new byte[0], new byte[15], new byte[17])) {
      String forged = Cursor.write("users\0\0\0", position);
      list(ALL + "&cursor=" + forged).isProblem(400, "invalid-cursor");
    }
  }

  private List<String> pages(String query) {
    List<String> names = new ArrayList<>();
    JsonNode page = list(query).json();
    page.path("items").forEach(item -> names.add(item.path("username").asText()));
    while (page.has("nextCursor")) {
      assertTrue(names.size() < 100, "the list does not end");
      page = list(query + "&cursor=" + page.path("nextCursor").asText()).json();
      page.path("items").forEach(item -> names.add(item.path("username").asText()));
    }
    return names;
  }

  private Reply list(String query) {
    return stage.send(Request.get("/api/users" + query).bearer(stage.token(boss)));
  }
}

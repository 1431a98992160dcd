package dev.portcullis.endtoend;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;

/** Who gets which status on the guarded routes, whichever header the token comes in. */
final class GuardedRoutes {
  private static final List<Row> TABLE =
      List.of(
          new Row("GET", "/api/test/all", 200, 200, 200, 200),
          new Row("GET", "/api/test/user", 401, 200, 200, 200),
          new Row("GET", "/api/test/mod", 401, 403, 200, 403),
          new Row("GET", "/api/test/admin", 401, 403, 403, 200),
          new Row("GET", "/api/me", 401, 200, 200, 200),
          new Row("GET", "/api/users", 401, 403, 403, 200),
          new Row("PUT", "/api/users/{id}/roles/moderator", 401, 403, 403, 204),
          new Row("DELETE", "/api/users/{id}/roles/moderator", 401, 403, 403, 204));
  private static final Map<Integer, String> REFUSALS =
      Map.of(401, "missing-token", 403, "access-denied");

  private final Api api;
  private final String target;

  /**
   * The routes of {@code api}. Roles are given to and taken from {@code target}, whose own tokens
   * end by that.
   */
  GuardedRoutes(Api api, String target) {
    this.api = api;
    this.target = target;
  }

  /** A request, and its status without a token and with one of each role. */
  private record Row(String method, String path, int none, int user, int moderator, int admin) {}

  /** A way to send a token. */
  private record Channel(String header, String prefix) {
    static final List<Channel> ALL =
        List.of(new Channel("Authorization", "Bearer "), new Channel("x-access-token", ""));
  }

  /** Sends every request of the table without a token and with each of the three. */
  void assertOpenTo(String user, String moderator, String admin) {
    Stream<Executable> none = TABLE.stream().map(row -> attempt(row, row.none()));
    Stream<Executable> known =
        Channel.ALL.stream()
            .flatMap(
                channel ->
                    TABLE.stream()
                        .flatMap(
                            row ->
                                Stream.of(
                                    attempt(row, row.user(), header(channel, user)),
                                    attempt(row, row.moderator(), header(channel, moderator)),
                                    attempt(row, row.admin(), header(channel, admin)))));
    Stream<Executable> forged =
        Channel.ALL.stream()
            .flatMap(
                channel ->
                    TABLE.stream()
                        .filter(row -> row.none() == 401)
                        .map(row -> forged(row, header(channel, user + "x"))));
    assertAll(Stream.of(none, known, forged).flatMap(each -> each));
  }

  private Executable attempt(Row row, int status, String... headers) {
    return () -> {
      HttpResponse<String> answer = send(row, headers);
      assertEquals(status, answer.statusCode(), () -> told(row, headers, answer));
      if (REFUSALS.containsKey(status)) {
        assertEquals(REFUSALS.get(status), Api.code(answer), () -> told(row, headers, answer));
      }
    };
  }

  private Executable forged(Row row, String... headers) {
    return () -> {
      HttpResponse<String> answer = send(row, headers);
      assertEquals(401, answer.statusCode(), () -> told(row, headers, answer));
      assertEquals("invalid-token", Api.code(answer), () -> told(row, headers, answer));
    };
  }

  private HttpResponse<String> send(Row row, String... headers) {
    return api.send(row.method(), row.path().replace("{id}", target), headers);
  }

  private static String[] header(Channel channel, String token) {
    return new String[] {channel.header(), channel.prefix() + token};
  }

  private static String told(Row row, String[] headers, HttpResponse<String> answer) {
    String sent = headers.length == 0 ? "no header" : headers[0];
    return row + " with " + sent + ": " + answer.statusCode() + " " + answer.body();
  }
}

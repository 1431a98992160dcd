package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.testkit.fixture.UserFixture;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ChangePasswordTest {
  private static final String NEXT = "a long walk on the beach";

  private final Stage stage = Stage.open();
  private final User ada = stage.user("ada.lovelace", RoleName.USER);

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void theNewPasswordSignsInAndTheOldNoLonger() {
    Reply reply = change(body(Stage.PASSWORD, NEXT));

    assertEquals(204, reply.status(), reply.body());
    assertEquals("", reply.body());
    assertEquals(200, signIn(NEXT).status());
    signIn(Stage.PASSWORD).isProblem(401, "invalid-credentials");
  }

  @Test
  void spacesAroundAPasswordAreKept() {
    assertEquals(204, change(body(Stage.PASSWORD, "  " + NEXT + " ")).status());

    assertEquals(200, signIn("  " + NEXT + " ").status());
    signIn(NEXT).isProblem(401, "invalid-credentials");
  }

  @Test
  void aWrongCurrentPasswordIsForbiddenAndChangesNothing() {
    for (String wrong : List.of("", " ", "wrong", NEXT)) {
      change(body(wrong, NEXT))
          .isProblem(403, "wrong-password")
          .says("Failed! The current password is wrong.");
    }
    assertEquals(200, signIn(Stage.PASSWORD).status());
  }

  static Stream<Arguments> violations() {
    return Stream.of(
        row("{}", "currentPassword required", "newPassword required"),
        row(
            "{\"currentPassword\":1,\"newPassword\":null,\"x\":0}",
            "currentPassword wrong-type",
            "newPassword required",
            "x unknown-field"),
        row(
            body("a\\u0000", "\\ud800"),
            "currentPassword invalid-characters",
            "newPassword invalid-characters"),
        row(body("x".repeat(4_097), NEXT), "currentPassword too-long"),
        row(body(Stage.PASSWORD, "short"), "newPassword too-short"),
        row(body(Stage.PASSWORD, "Everybody's Darling"), "newPassword common-password"),
        row(
            body(Stage.PASSWORD, "ada.lovelace"),
            "newPassword too-short",
            "newPassword context-word"),
        row(body("wrong", "short"), "newPassword too-short"));
  }

  @ParameterizedTest
  @MethodSource("violations")
  void everyViolationIsToldAtOnceAndNothingChanges(String json, List<String> expected) {
    Reply reply = change(json).hasViolations(expected.toArray(String[]::new));

    assertFalse(reply.body().contains(Stage.PASSWORD));
    assertEquals(200, signIn(Stage.PASSWORD).status());
  }

  @Test
  void itTakesAGoodTokenOfAnActiveAccount() {
    Request anonymous = Request.put("/api/me/password", body(Stage.PASSWORD, NEXT));
    stage.send(anonymous).isProblem(401, "missing-token");
    stage.send(anonymous.bearer("junk")).isProblem(401, "invalid-token");
    User closed = stage.store(UserFixture.aUser().withStatus(UserStatus.DISABLED).build());
    stage.send(anonymous.bearer(stage.token(closed))).isProblem(401, "invalid-token");
  }

  private Reply change(String json) {
    return stage.send(Request.put("/api/me/password", json).bearer(stage.token(ada)));
  }

  private Reply signIn(String password) {
    return stage.send(
        Request.signIn("{\"username\":\"ada.lovelace\",\"password\":\"" + password + "\"}"));
  }

  private static Arguments row(String json, String... violations) {
    return Arguments.of(json, List.of(violations));
  }

  private static String body(String current, String next) {
    return "{\"currentPassword\":\"" + current + "\",\"newPassword\":\"" + next + "\"}";
  }
}

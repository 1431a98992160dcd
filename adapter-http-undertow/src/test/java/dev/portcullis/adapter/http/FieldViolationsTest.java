package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class FieldViolationsTest {
  private static final String GOOD_NAME = "\"username\":\"ada\"";
  private static final String GOOD_EMAIL = "\"email\":\"ada@example.org\"";
  private static final String GOOD_PASSWORD = "\"password\":\"" + Stage.PASSWORD + "\"";

  private static Stage stage;

  @BeforeAll
  static void open() {
    stage = Stage.open();
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  static Stream<Arguments> signUps() {
    String wrong = "wrong-type";
    return Stream.of(
        row("{}", "username required", "email required", "password required"),
        row(
            "{\"username\":null,\"email\":null,\"password\":null}",
            "username required",
            "email required",
            "password required"),
        row(
            "{\"username\":1,\"email\":true,\"password\":[],\"roles\":\"admin\"}",
            "username " + wrong,
            "email " + wrong,
            "password " + wrong,
            "roles " + wrong),
        row(
            "{\"username\":{},\"email\":1.5,\"password\":{\"$ne\":1},\"roles\":{}}",
            "username " + wrong,
            "email " + wrong,
            "password " + wrong,
            "roles " + wrong),
        row(signUp("\"username\":[\"ada\"]", GOOD_EMAIL, GOOD_PASSWORD), "username " + wrong),
        row(signUp("\"username\":false", GOOD_EMAIL, GOOD_PASSWORD), "username " + wrong),
        row(signUp(GOOD_NAME, "\"email\":{\"a\":1}", GOOD_PASSWORD), "email " + wrong),
        row(signUp(GOOD_NAME, GOOD_EMAIL, "\"password\":123456789012345678"), "password " + wrong),
        row(good(",\"roles\":1"), "roles " + wrong),
        row(good(",\"roles\":[1,\"user\",null]"), "roles[0] " + wrong, "roles[2] " + wrong),
        row(good(",\"roles\":[[\"user\"]]"), "roles[0] " + wrong),
        row(good(",\"roles\":[" + "\"user\",".repeat(16) + "\"user\"]"), "roles too-long"),
        row(good(",\"admin\":true"), "admin unknown-field"),
        row(good(",\"Username\":\"x\",\"id\":\"y\""), "Username unknown-field", "id unknown-field"),
        row(good(",\"<b>\\u0000\":1"), "?b?? unknown-field"),
        row(
            "{\"username\":\"a\",\"email\":\"x\",\"password\":\"short\",\"more\":0}",
            "username too-short",
            "email invalid-email",
            "password too-short",
            "more unknown-field"),
        row(signUp("\"username\":\"\"", GOOD_EMAIL, GOOD_PASSWORD), "username too-short"));
  }

  static Stream<Arguments> signUpsWithOneBadText() {
    return Stream.of(
        row(text("username", "a".repeat(33)), "username too-long"),
        row(text("username", "a".repeat(8_193)), "username too-long"),
        row(text("username", "ad a"), "username invalid-characters"),
        row(text("username", "\\ud800ada"), "username invalid-characters"),
        row(text("username", "admin"), "username reserved"),
        row(text("username", "RooT"), "username reserved"),
        row(text("email", "ada@example.org\\u0000"), "email invalid-email"),
        row(text("email", "\\udc00@example.org"), "email invalid-email"),
        row(text("email", "a".repeat(255)), "email too-long"),
        row(text("password", "fourteen chars"), "password too-short"),
        row(text("password", "x".repeat(129)), "password too-long", "password repetitive"),
        row(text("password", "Everybody's Darling"), "password common-password"),
        row(text("password", "1234567890qwerty"), "password sequence"),
        row(
            signUp(
                "\"username\":\"root\"",
                "\"email\":\"countess@example.org\"",
                "\"password\":\"countess\""),
            "username reserved",
            "password too-short",
            "password context-word"),
        row(
            signUp(
                "\"username\":\"?\"",
                "\"email\":\"countess@example.org\"",
                "\"password\":\"qwertyuiop countess\""),
            "username invalid-characters",
            "password context-word",
            "password sequence"),
        row(text("password", "x".repeat(9_000)), "password too-long"),
        row(text("password", Stage.PASSWORD + "\\u0000"), "password invalid-characters"),
        row(text("password", Stage.PASSWORD + "\\ud800"), "password invalid-characters"),
        row(
            text("password", "\\ud83d\\ude00".repeat(14)),
            "password too-short",
            "password repetitive"));
  }

  @ParameterizedTest
  @MethodSource({"signUps", "signUpsWithOneBadText"})
  void signUpTellsEveryViolationAtOnceAndStoresNothing(String json, List<String> expected) {
    stage.send(Request.signUp(json)).hasViolations(expected.toArray(String[]::new));

    assertTrue(stage.users.isEmpty());
  }

  static Stream<Arguments> signIns() {
    return Stream.of(
        row("{}", "username required", "password required"),
        row("{\"username\":null,\"password\":null}", "username required", "password required"),
        row("{\"username\":1,\"password\":[]}", "username wrong-type", "password wrong-type"),
        row(
            "{\"username\":{\"$gt\":\"\"},\"password\":true}",
            "username wrong-type",
            "password wrong-type"),
        row("{\"username\":\"a\",\"password\":\"b\",\"email\":\"c\"}", "email unknown-field"),
        row("{\"username\":\"" + "a".repeat(255) + "\",\"password\":\"b\"}", "username too-long"),
        row("{\"username\":\"a\",\"password\":\"" + "b".repeat(4_097) + "\"}", "password too-long"),
        row("{\"username\":\"a\",\"password\":\"b\\u0000\"}", "password invalid-characters"),
        row("{\"username\":\"a\",\"password\":\"\\udfff\"}", "password invalid-characters"));
  }

  @ParameterizedTest
  @MethodSource("signIns")
  void signInRefusesOnlyWhatCanBeNobodys(String json, List<String> expected) {
    stage.send(Request.signIn(json)).hasViolations(expected.toArray(String[]::new));
  }

  @Test
  void aPasswordIsCountedInCodePoints() {
    String fifteen =
        "\\ud83d\\ude00\\ud83d\\ude02\\ud83d\\ude04\\ud83d\\ude06\\ud83d\\ude08".repeat(2)
            + "\\ud83d\\ude0a\\ud83d\\ude0c\\ud83d\\ude0e\\ud83d\\ude10\\ud83d\\ude12";
    try (Stage own = Stage.open()) {
      assertTrue(own.send(Request.signUp(text("password", fifteen))).status() == 201);
    }
  }

  @Test
  void theSentenceSaysWhatTheViolationsSay() {
    stage
        .send(Request.signUp("{}"))
        .says("Failed! username: give a value; email: give a value; password: give a value");
  }

  @Test
  void aRefusedValueIsNeverEchoed() {
    Reply reply =
        stage.send(
            Request.signUp(
                "{\"username\":\"EchoMe!!\",\"email\":\"EchoMe\",\"password\":\"EchoMe\","
                    + "\"roles\":[\"EchoMe\"]}"));

    reply.hasViolations("username invalid-characters", "email invalid-email", "password too-short");
    assertFalse(reply.body().contains("EchoMe"));
  }

  private static Arguments row(String json, String... violations) {
    return Arguments.of(json, List.of(violations));
  }

  private static String good(String more) {
    return "{" + GOOD_NAME + "," + GOOD_EMAIL + "," + GOOD_PASSWORD + more + "}";
  }

  private static String signUp(String username, String email, String password) {
    return "{" + username + "," + email + "," + password + "}";
  }

  /** A good sign-up but for one field. */
  private static String text(String field, String value) {
    String pair = "\"" + field + "\":\"" + value + "\"";
    return signUp(
        field.equals("username") ? pair : GOOD_NAME,
        field.equals("email") ? pair : GOOD_EMAIL,
        field.equals("password") ? pair : GOOD_PASSWORD);
  }
}

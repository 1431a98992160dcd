package dev.portcullis.adapter.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StrictJsonTest {
  private static final String GOOD = "{\"username\":\"nobody\",\"password\":\"nothing\"}";

  private static Stage stage;

  @BeforeAll
  static void open() {
    stage = Stage.open();
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  static Stream<String> malformed() {
    return Stream.of(
        "",
        " ",
        "{",
        "}",
        "null",
        "true",
        "1",
        "\"text\"",
        "[]",
        "[{}]",
        "{}{}",
        "{} x",
        GOOD + GOOD,
        GOOD + ",",
        "{\"username\":\"a\",}",
        "{'username':'a'}",
        "{username:\"a\"}",
        "{\"username\":\"a\"/**/}",
        "// c\n" + GOOD,
        "\ufeff" + GOOD,
        "{\"username\":\"a\",\"username\":\"b\",\"password\":\"c\"}",
        "{\"username\":\"a\",\"user\\u006eame\":\"b\",\"password\":\"c\"}",
        "{\"username\":\"a\",\"password\":\"c\",\"x\":{\"y\":1,\"y\":2}}",
        "{\"username\":\"a\tb\"}",
        "{\"username\":\"\\x41\"}",
        "{\"username\":NaN}",
        "{\"username\":+1}",
        "{\"username\":01}",
        "{\"username\":" + "9".repeat(65) + "}",
        "{\"" + "n".repeat(257) + "\":1}",
        "{\"username\":" + "[".repeat(16) + "]".repeat(16) + "}",
        "{\"username\":" + "[".repeat(5_000) + "}",
        "username=a&password=b");
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void whatIsNotOneJsonObjectIsMalformed(String body) {
    Reply reply = stage.send(Request.signIn(body)).isProblem(400, "malformed-json");

    // The parser's own message quotes the body and tells its class.
    assertFalse(reply.body().contains("jackson"));
    assertFalse(reply.body().contains("username"));
  }

  @Test
  void fifteenLevelsBelowTheRootAreStillJson() {
    String nested = "{\"username\":" + "[".repeat(15) + "]".repeat(15) + ",\"password\":\"x\"}";
    stage.send(Request.signIn(nested)).hasViolations("username wrong-type");
  }

  static Stream<Charset> otherCharsets() {
    return Stream.of(
        UTF_16, UTF_16LE, UTF_16BE, Charset.forName("UTF-32LE"), Charset.forName("UTF-32BE"));
  }

  @ParameterizedTest
  @MethodSource("otherCharsets")
  void otherUnicodeEncodingsAreNotGuessed(Charset charset) {
    Request request = Request.signIn("").body(GOOD.getBytes(charset));
    stage.send(request).isProblem(400, "malformed-json");
  }

  @ParameterizedTest
  // "/" in two and three bytes, U+D800, a lone pair in CESU-8, beyond U+10FFFF, cut, Latin-1
  @ValueSource(
      strings = {
        "c0af",
        "e080af",
        "eda080",
        "eda081edb080",
        "f4908080",
        "e282",
        "ff",
        "e4",
        "c080"
      })
  void whatOnlyLooksLikeUtf8IsRefused(String hex) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("{\"username\":\"a".getBytes(UTF_8));
    body.writeBytes(HexFormat.of().parseHex(hex));
    body.writeBytes("\",\"password\":\"b\"}".getBytes(UTF_8));
    stage.send(Request.signIn("").body(body.toByteArray())).isProblem(400, "malformed-json");
  }

  @Test
  void utf8IsReadAsUtf8() {
    String json = "{\"username\":\"m\u00e4rrie\",\"password\":\"\ud83d\ude00\"}";
    stage.send(Request.signIn(json)).isProblem(401, "invalid-credentials");
    stage.send(Request.signIn("").body(json.getBytes(ISO_8859_1))).isProblem(400, "malformed-json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON",
        "application/json; charset=utf-8",
        "application/json;charset=UTF-8",
        "application/json; charset=\"utf-8\""
      })
  void jsonInUtf8IsRead(String type) {
    Request request = Request.of("POST /api/auth/signin").header("Content-Type", type).body(GOOD);
    assertEquals(401, stage.send(request).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain",
        "text/json",
        "application/jsonp",
        "application/problem+json",
        "application/json, text/plain",
        "application/json; charset=utf-16",
        "application/json; charset=iso-8859-1",
        "application/json; charset=",
        "*/*",
        "json"
      })
  void anyOtherTypeIsRefused(String type) {
    Request request = Request.of("POST /api/auth/signin").header("Content-Type", type).body(GOOD);
    stage.send(request).isProblem(415, "unsupported-media-type");
  }

  @Test
  void aBodyWithoutATypeOrWithTwoIsRefused() {
    Request bare = Request.of("POST /api/auth/signin");
    stage.send(bare.body(GOOD)).isProblem(415, "unsupported-media-type");
    stage.send(bare).isProblem(415, "unsupported-media-type");
    stage
        .send(Request.signIn(GOOD).header("Content-Type", "application/json"))
        .isProblem(415, "unsupported-media-type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "identity, gzip"})
  void aCompressedBodyIsRefused(String coding) {
    stage
        .send(Request.signIn(GOOD).header("Content-Encoding", coding))
        .isProblem(415, "unsupported-media-type");
    assertEquals(
        401, stage.send(Request.signIn(GOOD).header("Content-Encoding", "identity")).status());
  }
}

package dev.portcullis.adapter.http.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonContentTypeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON",
        " application/json\t",
        "application/json; charset=utf-8",
        "application/json;charset=UTF-8",
        "application/json \t;\t charset=utf8",
        "application/json; charset=us-ascii",
        "application/json; charset=ASCII",
        "application/json; CHARSET=\"utf-8\"",
        "application/json; charset=\"UTF8\" ; profile=\"a;b=utf-16\"",
        "application/json; charset=\"u\\tf-8\"",
        "application/json; profile=\"charset=utf-16; \\\" ;\"; charset=utf-8",
        "application/json; version=1",
        "application/json;",
        "application/json; ;; charset=utf-8;"
      })
  void jsonInUtf8OrItsSubsetIsTaken(String type) {
    assertTrue(JsonContentType.accepts(List.of(type), List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text/json",
        "text/plain",
        "application/jsonp",
        "application/json-patch+json",
        "application/x-www-form-urlencoded",
        "application/json, text/plain",
        "application/json charset=utf-8",
        "application/json; charset=utf-16",
        "application/json; charset=\"utf-16\"",
        "application/json; charset = utf-16",
        "application/json; charset=utf-8; charset=utf-16",
        "application/json; charset=iso-8859-1",
        "application/json; charset=",
        "application/json; charset",
        "application/json; charset=\"utf-8",
        "application/json; charset=utf-8\"x"
      })
  void anythingElseIsNot(String type) {
    assertFalse(JsonContentType.accepts(List.of(type), List.of()));
  }

  @Test
  void theLongestHeaderIsJudgedWithoutGettingLost() {
    String escapes = "application/json; p=\"" + "\\a".repeat(20_000) + "\"";
    assertFalse(JsonContentType.accepts(List.of(escapes), List.of()));
    assertFalse(
        JsonContentType.accepts(List.of("application/json" + ";".repeat(60_000)), List.of()));
  }

  @Test
  void onlyWhatIsNotCompressedIsRead() {
    assertEquals(
        List.of(true, true, true, true, false, false, false),
        List.of("", "identity", "Identity", "identity, identity", "gzip", "identity, gzip", "br")
            .stream()
            .map(coding -> JsonContentType.accepts(List.of("application/json"), List.of(coding)))
            .toList());
  }

  @Test
  void twoTypesAreNone() {
    assertFalse(
        JsonContentType.accepts(List.of("application/json", "application/json"), List.of()));
    assertFalse(JsonContentType.accepts(List.of(), List.of()));
  }
}

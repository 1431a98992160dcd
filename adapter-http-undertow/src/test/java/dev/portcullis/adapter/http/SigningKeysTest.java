package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.domain.role.RoleName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SigningKeysTest {
  private final Stage stage = Stage.open();
  private final String admin = stage.token(stage.user("boss", RoleName.ADMIN));
  private final String user = stage.token(stage.user("ada", RoleName.USER));

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void rotationAnswersWithItsScheduleAndTheListShowsIt() {
    Reply accepted = stage.send(Request.of("POST /api/keys/rotate").bearer(admin));

    assertEquals(202, accepted.status(), accepted.body());
    assertEquals("next", accepted.json().path("status").asText());
    assertEquals("2026-06-15T12:00:00Z", accepted.json().path("publishedAt").asText());
    assertEquals("2026-06-15T12:10:00Z", accepted.json().path("activeFrom").asText());
    JsonNode keys = stage.send(Request.get("/api/keys").bearer(admin)).json().path("items");
    assertEquals(2, keys.size());
    assertEquals("active", keys.path(0).path("status").asText());
    assertEquals("2026-06-15T12:25:30Z", keys.path(0).path("verifiesUntil").asText());
    assertEquals(accepted.json(), keys.path(1));
    assertFalse(keys.path(1).has("verifiesUntil"));
  }

  @Test
  void anEmergencySignsWithinSeconds() {
    Reply accepted =
        stage.send(Request.post("/api/keys/rotate", "{\"emergency\":true}").bearer(admin));

    assertEquals(202, accepted.status(), accepted.body());
    assertEquals("2026-06-15T12:00:05Z", accepted.json().path("activeFrom").asText());
  }

  @ParameterizedTest
  @CsvSource({
    "{\"emergency\":\"yes\"}, 400, validation-failed",
    "{\"emergency\":1}, 400, validation-failed",
    "{\"now\":true}, 400, validation-failed",
    "[], 400, malformed-json",
  })
  void whatIsNoRotationIsRefused(String body, int status, String code) {
    stage.send(Request.post("/api/keys/rotate", body).bearer(admin)).isProblem(status, code);

    stage.send(Request.of("POST /api/keys/rotate").bearer(admin));
    JsonNode keys = stage.send(Request.get("/api/keys").bearer(admin)).json().path("items");
    assertEquals(2, keys.size());
  }

  @Test
  void onlyWhoMayRotateSeesOrChangesKeys() {
    stage.send(Request.get("/api/keys").bearer(user)).isProblem(403, "access-denied");
    stage
        .send(Request.post("/api/keys/rotate", "{\"emergency\":true}").bearer(user))
        .isProblem(403, "access-denied");
    stage.send(Request.get("/api/keys")).isProblem(401, "missing-token");
  }
}

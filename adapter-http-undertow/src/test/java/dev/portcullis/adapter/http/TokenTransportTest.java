package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.token.RejectionReason;
import dev.portcullis.domain.token.VerificationOutcome;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenTransportTest {
  private static final String PATH = "/api/test/user";
  private static final String BARE = "Bearer realm=\"portcullis\"";
  private static final String INVALID = BARE + ", error=\"invalid_token\"";

  private final Stage stage = Stage.open();
  private final String good = stage.token(stage.user("ada", RoleName.USER));
  private final String other = stage.token(stage.user("bob", RoleName.USER));

  @AfterEach
  void close() {
    stage.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "bEaReR   "})
  void theSchemeIsReadWithoutRegardToCase(String scheme) {
    assertAccepted(request().header("Authorization", scheme + good));
  }

  @Test
  void theHeaderOfTheTutorialWorksAsWell() {
    assertAccepted(request().header("x-access-token", good));
    assertAccepted(request().header("X-Access-Token", good));
    assertAccepted(request().header("x-access-token", good).bearer(good));
    assertAccepted(request().header("x-access-token", good).header("Authorization", "Basic eDp5"));
    assertAccepted(request().header("x-access-token", "").bearer(good));
  }

  @Test
  void twoDifferentTokensAreNone() {
    assertInvalid(request().header("x-access-token", other).bearer(good));
    assertInvalid(request().header("x-access-token", "junk").bearer(good));
    assertInvalid(request().header("x-access-token", good).bearer("junk"));
  }

  @Test
  void oneHeaderTwiceIsRefusedEvenIfBothAreGood() {
    assertInvalid(request().bearer(good).bearer(good));
    assertInvalid(request().bearer(good).bearer(other));
    assertInvalid(request().bearer(good).header("Authorization", "Basic eDp5"));
    assertInvalid(request().header("x-access-token", good).header("x-access-token", good));
  }

  @Test
  void whatIsNoBearerTokenCountsAsNoToken() {
    assertMissing(request());
    assertMissing(request().header("Authorization", ""));
    assertMissing(request().header("Authorization", "Basic eDp5"));
    assertMissing(request().header("Authorization", good));
    assertMissing(request().header("Authorization", "Bearers " + good));
    assertMissing(request().header("Authorization", "Digest " + good));
    assertMissing(request().header("x-access-token", ""));
  }

  @Test
  void whatIsNoGoodTokenIsRefused() {
    assertInvalid(request().bearer("junk"));
    assertInvalid(request().bearer(good + "x"));
    assertInvalid(request().bearer(good + " " + good));
    assertInvalid(request().header("Authorization", "Bearer"));
    assertInvalid(request().header("Authorization", "Bearer " + good + ", Bearer " + good));
    assertInvalid(request().bearer("Bearer " + good));
    assertInvalid(request().header("x-access-token", "Bearer " + good));
  }

  @Test
  void otherPlacesAreIgnored() {
    assertMissing(Request.get(PATH + "?access_token=" + good + "&token=" + good));
    assertMissing(request().header("Cookie", "token=" + good + "; x-access-token=" + good));
  }

  @Test
  void aRouteOpenToAnyoneIgnoresBadTokens() {
    Request page = Request.get("/api/test/all");
    for (Request request :
        List.of(
            page.bearer("junk"),
            page.bearer(good).header("x-access-token", "junk"),
            page.bearer("junk").bearer("junk"))) {
      assertEquals(200, stage.send(request).status());
    }
  }

  @ParameterizedTest
  @EnumSource(RejectionReason.class)
  void everyReasonHasOneAnswerByteForByte(RejectionReason reason) {
    stage.verifier = compact -> new VerificationOutcome.Rejected(reason);
    Set<String> bodies = new HashSet<>();
    for (Request request :
        List.of(
            request().bearer("x"),
            request().header("x-access-token", "y"),
            request().bearer("x").bearer("y"))) {
      bodies.add(stage.send(request.header("X-Request-Id", "same")).body());
    }
    assertEquals(
        Set.of(
            "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,"
                + "\"detail\":\"Unauthorized!\",\"instance\":\"same\",\"code\":\"invalid-token\","
                + "\"message\":\"Unauthorized!\"}"),
        bodies);
  }

  @Test
  void aVerifierWithoutKeysIsUnavailableAndNotARefusal() {
    stage.verifier = compact -> new VerificationOutcome.Unavailable();

    Reply reply = stage.send(request().bearer(good)).isProblem(503, "store-unavailable");
    assertEquals("2", reply.header("Retry-After"));
  }

  /** RFC 6750 section 3: also a good token that opens too little is answered with a challenge. */
  @Test
  void goodTokenThatOpensTooLittleIsAChallengeToo() {
    String user = stage.token(stage.user("eve", RoleName.USER));
    for (String path : new String[] {"/api/test/admin", "/api/users", "/api/keys"}) {
      Reply reply = stage.send(Request.get(path).bearer(user)).isProblem(403, "access-denied");
      assertEquals(
          "Bearer realm=\"portcullis\", error=\"insufficient_scope\"",
          reply.header("WWW-Authenticate"));
    }
  }

  private static Request request() {
    return Request.get(PATH);
  }

  private void assertAccepted(Request request) {
    assertEquals(200, stage.send(request).status(), request.headers());
  }

  private void assertMissing(Request request) {
    Reply reply = stage.send(request).isProblem(401, "missing-token").says("No token provided!");
    assertEquals(BARE, reply.header("WWW-Authenticate"));
  }

  private void assertInvalid(Request request) {
    Reply reply = stage.send(request).isProblem(401, "invalid-token").says("Unauthorized!");
    assertEquals(INVALID, reply.header("WWW-Authenticate"));
  }
}

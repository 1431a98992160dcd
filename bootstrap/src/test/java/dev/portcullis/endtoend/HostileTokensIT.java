package dev.portcullis.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.token.RejectionReason;
import dev.portcullis.testkit.database.TestDatabase;
import dev.portcullis.testkit.token.HostileToken;
import dev.portcullis.testkit.token.HostileTokens;
import dev.portcullis.testkit.token.TokenForge;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The attack catalogue against a running server, forged with its own key: every row is refused with
 * one answer, and after each the good token still works. {@code docs/threat-model.md} maps the rows
 * to RFC 8725 and ASVS.
 */
class HostileTokensIT {
  private static final String PAGE = "/api/test/user";
  private static final int LEAST_ROWS = 80;

  /** The server reads no head above 16 kB; a token of up to half of it reaches the verifier. */
  private static final int FITS_HEAD = 8_192;

  private static final int WORTH_LOOKING_FOR = 24;

  @AutoClose private final TestDatabase database = TestDatabase.mysql();
  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(SigningAlgorithm.class)
  void everyAttackIsRefusedAlikeAndTheGoodTokenGoesOn(SigningAlgorithm algorithm) throws Exception {
    try (ServerSocket listener = new ServerSocket(0);
        ServerProcess server = serve(algorithm)) {
      Api api = new Api(server.address());
      TokenForge forge = Forges.of(api, database, algorithm);
      List<HostileToken> rows = rows(forge, "http://127.0.0.1:" + listener.getLocalPort() + "/");
      assertTrue(rows.size() >= LEAST_ROWS, () -> rows.size() + " rows");
      String refusal = withoutInstance(api.getAs("junk", PAGE));
      for (HostileToken row : rows) {
        assertEquals(refusal, withoutInstance(api.getAs(row.text(), PAGE)), row.name());
        assertEquals(200, api.getAs(forge.good(), PAGE).statusCode(), "after " + row.name());
      }
      assertNobodyCalled(listener);
      assertNothingLogged(server, rows, forge);
    }
  }

  private List<HostileToken> rows(TokenForge forge, String listener) {
    Stream<HostileToken> foreign =
        Stream.of("jku", "x5u")
            .map(
                name ->
                    new HostileToken(
                        name + " with a listener",
                        forge.signedWith(name, '"' + listener + '"'),
                        RejectionReason.HEADER));
    return Stream.concat(HostileTokens.all(forge).stream(), foreign)
        .filter(HostileToken::fitsHeaderLine)
        .filter(row -> !row.text().isBlank() && row.text().equals(row.text().strip()))
        .filter(row -> row.text().length() <= FITS_HEAD)
        .toList();
  }

  private ServerProcess serve(SigningAlgorithm algorithm) {
    Map<String, String> settings = new HashMap<>(MySqlServerIT.settings(database));
    settings.putAll(Forges.settings(algorithm));
    return ServerProcess.start(directory, settings).awaitReady();
  }

  private static String withoutInstance(HttpResponse<String> answer) {
    String challenge = answer.headers().firstValue("WWW-Authenticate").orElse("none");
    String body = answer.body().replaceFirst("\"instance\":\"[^\"]*\"", "");
    return answer.statusCode() + " " + challenge + " " + body;
  }

  private static void assertNobodyCalled(ServerSocket listener) throws Exception {
    listener.setSoTimeout(1);
    assertThrows(SocketTimeoutException.class, listener::accept);
  }

  private static void assertNothingLogged(
      ServerProcess server, List<HostileToken> rows, TokenForge forge) {
    String log = String.join("\n", server.lines());
    assertFalse(log.contains(forge.good()));
    for (HostileToken row : rows) {
      assertFalse(row.text().length() >= WORTH_LOOKING_FOR && log.contains(row.text()), row.name());
    }
    assertFalse(log.contains(" ERROR "), log);
  }
}

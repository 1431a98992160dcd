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
import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The attack catalogue against a running server, forged with its own key: every row is refused with
 * one answer, and after each the good token still works. {@code docs/threat-model.md} maps the rows
 * to RFC 8725 and ASVS.
 */
@Execution(ExecutionMode.CONCURRENT)
class HostileTokensIT {
  private static final String PAGE = "/api/test/user";
  private static final int LEAST_ROWS = 80;

  /** The server reads no head above 16 kB, of which a client's own headers take a little. */
  private static final int FITS_HEAD = 16_000;

  private static final Set<Integer> NO_FIELD = Set.of((int) '\0', (int) '\r', (int) '\n');
  private static final int WORTH_LOOKING_FOR = 24;

  @AutoClose private final TestDatabase database = TestDatabase.migrated();
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
        if (fitsAnyClient(row)) {
          assertEquals(refusal, withoutInstance(api.getAs(row.text(), PAGE)), row.name());
        } else {
          assertRefusedOnTheWire(server.address(), row, refusal);
        }
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
        .filter(row -> !isTrimmedOnTheWire(row))
        // The parser refuses them unread: whatever signed them, it is the same text to it.
        .filter(row -> row.text().length() <= FITS_HEAD || isOfDefault(forge))
        .toList();
  }

  private static boolean isOfDefault(TokenForge forge) {
    return forge.key().algorithm() == SigningAlgorithm.RS256;
  }

  /**
   * Whether it is another text when it arrives, and perhaps a good one: blanks around a field's
   * value are not part of it (RFC 9110, 5.5), nor is what ends the line.
   */
  private static boolean isTrimmedOnTheWire(HostileToken row) {
    return row.text().matches("(?s)[ \t].*|.*[ \t]|.*\r\n");
  }

  private static boolean fitsAnyClient(HostileToken row) {
    return row.fitsHeaderLine() && !row.text().isBlank() && row.text().length() <= FITS_HEAD;
  }

  private static void assertRefusedOnTheWire(URI server, HostileToken row, String refusal)
      throws IOException {
    // What is no Latin-1 goes as UTF-8: as a client would send it that sends anything at all.
    boolean latin = StandardCharsets.ISO_8859_1.newEncoder().canEncode(row.text());
    String text =
        latin
            ? row.text()
            : new String(row.text().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    String head = "GET " + PAGE + " HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer ";
    String answer = Wire.exchange(server, head + text + "\r\nConnection: close\r\n\r\n");
    boolean isAField = text.length() <= FITS_HEAD && text.chars().noneMatch(NO_FIELD::contains);
    if (isAField) {
      assertEquals(refusal, withoutInstance(answer), row.name());
    } else {
      // The parser refuses it, before there is a request to answer as such.
      assertTrue(List.of("400", "431", "").contains(Wire.status(answer)), row + ": " + answer);
    }
  }

  private ServerProcess serve(SigningAlgorithm algorithm) {
    Map<String, String> settings = new HashMap<>(MySqlServerIT.settings(database));
    settings.putAll(Forges.settings(algorithm));
    return ServerProcess.start(directory, settings).awaitReady();
  }

  private static String withoutInstance(HttpResponse<String> answer) {
    String challenge = answer.headers().firstValue("WWW-Authenticate").orElse("none");
    return withoutInstance(Integer.toString(answer.statusCode()), challenge, answer.body());
  }

  private static String withoutInstance(String answer) {
    String challenge = answer.replaceFirst("(?s).*\r\nWWW-Authenticate: (.*?)\r\n.*", "$1");
    String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
    return withoutInstance(Wire.status(answer), challenge, body);
  }

  private static String withoutInstance(String status, String challenge, String body) {
    return status + " " + challenge + " " + body.replaceFirst("\"instance\":\"[^\"]*\"", "");
  }

  private static void assertNobodyCalled(ServerSocket listener) throws Exception {
    listener.setSoTimeout(1);
    assertThrows(SocketTimeoutException.class, listener::accept);
  }

  private static void assertNothingLogged(
      ServerProcess server, List<HostileToken> rows, TokenForge forge) {
    String log = String.join("\n", server.lines());
    Stream.concat(Stream.of(forge.good()), rows.stream().map(HostileToken::text))
        .flatMap(text -> Stream.of(text.split("\\.", -1)))
        .filter(segment -> segment.length() >= WORTH_LOOKING_FOR)
        .distinct()
        .forEach(segment -> assertFalse(log.contains(segment), segment));
    assertFalse(log.contains(" ERROR "), log);
  }
}

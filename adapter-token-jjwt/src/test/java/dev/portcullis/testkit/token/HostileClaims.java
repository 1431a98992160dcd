package dev.portcullis.testkit.token;

import static dev.portcullis.testkit.token.TokenForge.quoted;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.domain.token.RejectionReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Invalid claims under a valid signature, except times. */
final class HostileClaims {
  private static final List<String> NAMES =
      List.of("iss", "aud", "sub", "sid", "jti", "iat", "exp", "roles", "ver");

  private final TokenForge forge;
  private final List<HostileToken> rows = new ArrayList<>();

  private HostileClaims(TokenForge forge) {
    this.forge = forge;
  }

  static List<HostileToken> rows(TokenForge forge) {
    HostileClaims claims = new HostileClaims(forge);
    claims.membership();
    claims.parties();
    claims.client();
    claims.ids();
    claims.epochs();
    claims.roles();
    claims.spoiledJson();
    return claims.rows;
  }

  private void membership() {
    for (String name : NAMES) {
      row(name + " is missing", forge.payloadWithout(name));
      with(name, "null");
      with(name, "{}");
      with(name, "true");
      twice(name);
    }
    for (String name : List.of("nbf", "scope", "email", "admin", "__proto__", "ROLES")) {
      with(name, "1");
    }
  }

  private void parties() {
    for (String name : List.of("iss", "aud")) {
      with(name, quoted(""));
      with(name, quoted("https://elsewhere.example"));
      with(name, "1");
      with(name, "[]");
      String own = own(name);
      row(name + " in a list", forge.payloadWith(name, "[" + own + "]"));
      row(name + " in a list with another", forge.payloadWith(name, "[" + own + ",\"x\"]"));
      row(name + " with more behind", forge.payloadWith(name, own.replaceAll("\"$", "/\"")));
      row(name + " in capitals", forge.payloadWith(name, own.toUpperCase(Locale.ROOT)));
    }
  }

  /**
   * A missing {@code client_id} is accepted ({@link TokenForge#goodWithoutClient}), a wrong one is
   * not.
   */
  private void client() {
    String own = own("client_id");
    twice("client_id");
    row("client_id twice, alike", "{\"client_id\":" + own + "," + forge.payload().substring(1));
    for (String value : List.of("null", "{}", "true", "1", "[]", "[" + own + "]")) {
      with("client_id", value);
    }
    for (String name : List.of("", "shop", "Portcullis", "portcullis ", "portcullis\\u0000")) {
      with("client_id", quoted(name));
    }
    row("CLIENT_ID instead", forge.payload().replace("client_id", "CLIENT_ID"));
    row("clientId instead", forge.payload().replace("client_id", "clientId"));
    row("clientId as well", forge.payloadWith("clientId", own));
    row("azp instead", forge.payload().replace("client_id", "azp"));
  }

  private void ids() {
    for (String name : List.of("sub", "sid", "jti")) {
      String own = own(name);
      with(name, "1");
      with(name, "[]");
      for (String text : List.of("", "1", "1-1-1-1-1", "admin", "' OR '1'='1", "../../x")) {
        with(name, quoted(text));
      }
      row(
          name + " in capitals",
          forge.payloadWith(name, quoted("ABCDEFAB" + own.substring(9, 36))));
      row(name + " in braces", forge.payloadWith(name, quoted("{" + own.replace("\"", "") + "}")));
      row(name + " with a blank", forge.payloadWith(name, own.replaceAll("\"$", " \"")));
      row(name + " of 36 letters", forge.payloadWith(name, quoted("g".repeat(36))));
    }
  }

  private void epochs() {
    for (String value : List.of("-1", "1.0", "1e2", "\"1\"", "[]", "9223372036854775808")) {
      with("ver", value);
    }
  }

  private void roles() {
    for (String value : List.of("\"admin\"", "1", "[1]", "[null]", "[[\"admin\"]]", "[{}]")) {
      with("roles", value);
    }
    for (String name : List.of("", "ADMIN", " admin", "admin ", "admin\\u0000", "ad min", "*")) {
      row("role '" + name + "'", forge.payloadWith("roles", "[" + quoted(name) + "]"));
    }
    row("Cyrillic role", forge.payloadWith("roles", "[\"\u0430dmin\"]"));
    row("role with a line feed behind", forge.payloadWith("roles", "[\"admin\\n\"]"));
    row("role of 33 characters", forge.payloadWith("roles", "[" + quoted("r".repeat(33)) + "]"));
    row("the same role twice", forge.payloadWith("roles", "[\"user\",\"user\"]"));
    row("33 roles", forge.payloadWith("roles", manyRoles(33)));
    row("300 roles", forge.payloadWith("roles", manyRoles(300)));
    unread("10 000 roles", forge.payloadWith("roles", manyRoles(10_000)));
    unread("role of 100 kB", forge.payloadWith("roles", "[" + quoted("r".repeat(100_000)) + "]"));
  }

  private void spoiledJson() {
    String good = forge.payload();
    for (String other : List.of("", "[]", "null", "1", "\"x\"", "{}", "x", "[" + good + "]")) {
      row("payload is " + other.substring(0, Math.min(4, other.length())), other);
    }
    row("payload with a trailing object", good + "{}");
    row("payload with a trailing brace", good + "}");
    row("payload is not closed", good.substring(0, good.length() - 1));
    row("payload is a token", forge.good().substring(0, 200));
    unread("payload nested 100 000 deep", "[".repeat(100_000) + "]".repeat(100_000));
    unread("payload of 100 kB of blanks", good + " ".repeat(100_000));
    bytes("payload in UTF-16", good.getBytes(UTF_16));
    bytes("payload with a byte order mark", ("\ufeff" + good).getBytes(UTF_8));
    bytes("overlong role", forge.payloadWith("roles", "[\"\u00c1\u00a1\"]").getBytes(ISO_8859_1));
  }

  private String own(String name) {
    String good = forge.payload();
    int start = good.indexOf(quoted(name)) + name.length() + 3;
    return good.substring(start, good.indexOf('"', start + 1) + 1);
  }

  private static String manyRoles(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> quoted("r" + i))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private void twice(String name) {
    String good = forge.payload();
    row(name + " twice", "{" + quoted(name) + ":1," + good.substring(1));
  }

  private void with(String name, String value) {
    row(name + " is " + value, forge.payloadWith(name, value));
  }

  /** Rejected for its length, before it is parsed. */
  private void unread(String name, String payload) {
    String text = forge.token(forge.header(), payload);
    rows.add(new HostileToken("claims: " + name, text, RejectionReason.MALFORMED));
  }

  private void row(String name, String payload) {
    bytes(name, payload.getBytes(UTF_8));
  }

  private void bytes(String name, byte[] payload) {
    String text = forge.token(forge.header().getBytes(UTF_8), payload);
    rows.add(new HostileToken("claims: " + name, text, RejectionReason.CLAIMS));
  }
}

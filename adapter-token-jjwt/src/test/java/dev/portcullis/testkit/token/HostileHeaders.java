package dev.portcullis.testkit.token;

import static dev.portcullis.testkit.token.TokenForge.quoted;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.domain.token.RejectionReason;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Headers that differ from the one that the issuer writes. */
final class HostileHeaders {
  private static final int DEEP = 100_000;

  private final TokenForge forge;
  private final List<HostileToken> rows = new ArrayList<>();

  private HostileHeaders(TokenForge forge) {
    this.forge = forge;
  }

  static List<HostileToken> rows(TokenForge forge) {
    HostileHeaders headers = new HostileHeaders(forge);
    headers.foreignKeys();
    headers.extensions();
    headers.types();
    headers.keyIds();
    headers.spoiledJson();
    headers.spoiledBytes();
    headers.tooLong();
    return headers.rows;
  }

  private void foreignKeys() {
    added("jwk", "{\"kty\":\"oct\",\"k\":\"AAAA\"}");
    added("jku", quoted("http://127.0.0.1:1/jwks.json"));
    added("x5u", quoted("http://127.0.0.1:1/chain.pem"));
    added("x5c", "[\"MIIB\"]");
    added("x5t", quoted("AAAA"));
    added("x5t#S256", quoted("AAAA"));
    added("epk", "{}");
    added("enc", quoted("A256GCM"));
  }

  private void extensions() {
    added("crit", "[]");
    row("crit names exp", forge.headerWith("crit", "[\"exp\"]"));
    row("crit names b64", forge.headerWith("crit", "[\"b64\"],\"b64\":false"));
    added("b64", "false");
    row("b64 is true", forge.headerWith("b64", "true"));
    added("zip", quoted("DEF"));
    added("cty", quoted("JWT"));
    added("iss", quoted("https://elsewhere.example"));
    added("exp", "1");
    added("nonce", quoted("1"));
    added("", "1");
    row("ALG in addition to alg", forge.headerWith("ALG", quoted("none")));
  }

  private void types() {
    row("typ is missing", forge.headerWithout("typ"));
    for (String type :
        List.of("JWT", "at+JWT", "application/at+jwt", "at+jwt ", "logout+jwt", "")) {
      row("typ is '" + type + "'", forge.headerWith("typ", quoted(type)));
    }
    for (String value : List.of("null", "1", "[\"at+jwt\"]", "{}", "true")) {
      row("typ is the value " + value, forge.headerWith("typ", value));
    }
  }

  private void keyIds() {
    row("kid is missing", forge.headerWithout("kid"));
    for (String value : List.of("null", "1", "1.5", "true", "[]", "{}")) {
      row("kid is the value " + value, forge.headerWith("kid", value));
    }
    row("kid of 2 kB", forge.headerWith("kid", quoted("k".repeat(2048))));
    String own = forge.key().id().value();
    unknownKey("empty", "");
    unknownKey("of another key", "AAAA");
    unknownKey("of 500 characters", "k".repeat(500));
    unknownKey("with a blank behind", own + " ");
    unknownKey("with NUL behind", own + "\\u0000");
    unknownKey("cut short", own.substring(1));
    unknownKey("in lower case", own.toLowerCase(Locale.ROOT) + "x");
    unknownKey("a path", "../../../../../../dev/null");
    unknownKey("a percent-encoded path", "..%2f..%2fetc%2fpasswd");
    unknownKey("a URL", "http://127.0.0.1:1/key");
    unknownKey("SQL", "x' UNION SELECT 'secret' -- ");
    unknownKey("a shell command", "x|$(sleep 10)");
    unknownKey("a directory lookup", "${jndi:ldap://127.0.0.1:1/a}");
    unknownKey("a lone surrogate", "\\ud800");
  }

  private void spoiledJson() {
    String good = forge.header();
    String open = good.substring(0, good.length() - 1);
    row("empty", "");
    for (String other : List.of("[]", "null", "1", "\"x\"", "{}", "[" + good + "]")) {
      row("is " + other.substring(0, Math.min(4, other.length())), other);
    }
    row("not closed", open);
    row("trailing letter", good + "x");
    row("trailing brace", good + "}");
    row("trailing object", good + "{}");
    row("trailing NUL", good + "\0");
    row("trailing comma inside", open + ",}");
    row("comment", good + "/**/");
    row("single quotes", good.replace('"', '\''));
    row("bare names", good.replace("\"typ\"", "typ"));
    row("kid twice", open + ",\"kid\":" + quoted(forge.key().id().value()) + "}");
    row("alg twice", "{\"alg\":\"none\"," + good.substring(1));
    row("alg twice, once escaped", "{\"\\u0061lg\":\"none\"," + good.substring(1));
    row("number of 2 000 digits", forge.headerWith("typ", "1".repeat(2000)));
    row("exponent of 9 digits", forge.headerWith("typ", "1e999999999"));
    row("not a number", forge.headerWith("typ", "NaN"));
    row("nested 600 deep", forge.headerWith("typ", "[".repeat(600) + "]".repeat(600)));
    row("never closed, 1 000 deep", "[".repeat(1000));
    row("name of 1 000 characters", forge.headerWith("n".repeat(1000), "1"));
    row("line feed in a string", forge.headerWith("typ", quoted("at+jwt\n")));
  }

  private void spoiledBytes() {
    in("UTF-16", UTF_16);
    in("UTF-16 without a mark", UTF_16LE);
    in("UTF-32", Charset.forName("UTF-32"));
    bytes("byte order mark", ("\ufeff" + forge.header()).getBytes(UTF_8));
    // A byte of Latin-1 stands for the byte that is not UTF-8.
    bytes("stray continuation byte", latin("at+jwt\u0080"));
    bytes("overlong slash", latin("at+jwt\u00c0\u00af"));
    bytes("encoded surrogate", latin("at+jwt\u00ed\u00a0\u0080"));
    bytes("beyond Unicode", latin("at+jwt\u00f4\u0090\u0080\u0080"));
    bytes("cut character", latin("at+jwt\u00e2\u0082"));
  }

  /** Rejected for their length, before they are parsed. */
  private void tooLong() {
    unread("kid of 100 kB", forge.headerWith("kid", quoted("k".repeat(100_000))));
    unread("number of 700 000 digits", forge.headerWith("typ", "1".repeat(700_000)));
    unread("fraction of 700 000 digits", forge.headerWith("typ", "1." + "1".repeat(700_000)));
    unread("exponent of 700 000 digits", forge.headerWith("typ", "1e" + "9".repeat(700_000)));
    unread("lists 100 000 deep", forge.headerWith("typ", "[".repeat(DEEP) + "]".repeat(DEEP)));
    unread("never closed, 100 000 deep", "[".repeat(DEEP));
    unread(
        "objects 100 000 deep",
        forge.headerWith("x", "{\"x\":".repeat(DEEP) + "1" + "}".repeat(DEEP)));
  }

  private byte[] latin(String type) {
    return forge.headerWith("typ", quoted(type)).getBytes(ISO_8859_1);
  }

  private void added(String name, String value) {
    row("has the member '" + name + "'", forge.headerWith(name, value));
  }

  private void in(String name, Charset charset) {
    bytes(name, forge.header().getBytes(charset));
  }

  private void unknownKey(String name, String id) {
    String text = forge.token(forge.headerWith("kid", quoted(id)), forge.payload());
    rows.add(new HostileToken("header: kid " + name, text, RejectionReason.UNKNOWN_KEY));
  }

  private void unread(String name, String header) {
    String text = forge.token(header, forge.payload());
    rows.add(new HostileToken("header: " + name, text, RejectionReason.MALFORMED));
  }

  private void row(String name, String header) {
    bytes(name, header.getBytes(UTF_8));
  }

  private void bytes(String name, byte[] header) {
    String text = forge.token(header, forge.payload().getBytes(UTF_8));
    rows.add(new HostileToken("header: " + name, text, RejectionReason.HEADER));
  }
}

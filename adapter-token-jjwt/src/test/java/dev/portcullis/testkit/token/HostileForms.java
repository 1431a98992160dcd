package dev.portcullis.testkit.token;

import static dev.portcullis.testkit.token.TokenForge.base64;
import static dev.portcullis.testkit.token.TokenForge.quoted;

import dev.portcullis.domain.token.RejectionReason;
import java.util.ArrayList;
import java.util.List;

/** Texts that are not a canonical compact serialization. */
final class HostileForms {
  private final TokenForge forge;
  private final List<HostileToken> rows = new ArrayList<>();

  private HostileForms(TokenForge forge) {
    this.forge = forge;
  }

  static List<HostileToken> rows(TokenForge forge) {
    HostileForms forms = new HostileForms(forge);
    forms.segments();
    forms.characters();
    forms.encodings();
    forms.lengths();
    forms.serializations();
    return forms.rows;
  }

  private void segments() {
    String good = forge.good();
    row("empty text", "");
    row("one dot", ".");
    row("one segment", base64(forge.header()));
    row("two segments", good.substring(0, good.lastIndexOf('.')));
    row("four segments", good + ".e30");
    row("five segments", good + ".e30.e30");
    row("six segments", good + ".e30.e30.e30");
    row("empty fourth segment", good + ".");
    row("empty first segment, then the token", "." + good);
    row("thousands of dots", ".".repeat(4000));
    row("two tokens", good + "," + good);
    row("scheme inside the token", "Bearer " + good);
    row("token in quotes", quoted(good));
    row("full-width dots", good.replace('.', '\uff0e'));
    row("percent-encoded dots", good.replace(".", "%2E"));
  }

  private void characters() {
    String good = forge.good();
    int middle = good.length() / 2;
    row("space before", " " + good);
    row("space behind", good + " ");
    row("line feed behind", good + "\n");
    row("carriage return and line feed behind", good + "\r\n");
    row("tab inside", insert(good, middle, "\t"));
    row("space inside", insert(good, middle, " "));
    row("NUL inside", insert(good, middle, "\0"));
    row("NUL behind", good + "\0");
    row("Latin-1 letter inside", insert(good, middle, "\u00e9"));
    row("Cyrillic letter inside", insert(good, middle, "\u0430"));
    row("full-width digit inside", insert(good, middle, "\uff11"));
    row("astral character inside", insert(good, middle, "\ud83d\ude00"));
    row("lone surrogate behind", good + "\ud800");
    row("byte order mark before", "\ufeff" + good);
    row("junk behind the signature", good + "#");
    row("question mark inside the header", insert(good, 5, "?"));
    row("line separator inside", insert(good, middle, "\u2028"));
  }

  private void encodings() {
    String good = forge.good();
    String head = base64(forge.header());
    String body = base64(forge.payload());
    row("padding behind the signature", good + "=");
    row("two paddings behind the signature", good + "==");
    row("signed padding behind the payload", forge.signed(head + "." + body + "="));
    row("signed padding behind the header", forge.signed(head + "==." + body));
    row("signed plus sign in the payload", forge.signed(head + ".-_+A"));
    row("signed slash in the payload", forge.signed(head + ".-_/A"));
    row("impossible length of the payload", forge.signed(head + ".AAAAA"));
    row("signed spare bits in the payload", forge.signed(head + "." + spare(forge.payload())));
    row("signed spare bits in the header", forge.signed(spare(forge.header()) + "." + body));
    row("JSON instead of base64", forge.header() + "." + forge.payload() + ".AAAA");
  }

  private void lengths() {
    String good = forge.good();
    row("8 kB", "a".repeat(8192));
    row("100 kB in three segments", good + "a".repeat(100_000));
    row("1 MB", "a".repeat(1_000_000));
    row("1 MB of dots", ".".repeat(1_000_000));
    row("signed, but too long", forge.token(forge.header(), forge.payload() + " ".repeat(4096)));
  }

  private void serializations() {
    String[] parts = forge.good().split("\\.", -1);
    String signature = ",\"signature\":" + quoted(parts[2]);
    String flat = "\"protected\":" + quoted(parts[0]) + signature;
    row("flattened JSON", "{\"payload\":" + quoted(parts[1]) + "," + flat + "}");
    row("general JSON", "{\"payload\":" + quoted(parts[1]) + ",\"signatures\":[{" + flat + "}]}");
    for (String manager :
        List.of(
            "dir",
            "RSA1_5",
            "RSA-OAEP",
            "RSA-OAEP-256",
            "A128KW",
            "A256KW",
            "A256GCMKW",
            "ECDH-ES",
            "ECDH-ES+A128KW")) {
      encrypted(manager, "");
    }
    encrypted("dir", ",\"zip\":\"DEF\"");
    encrypted("RSA-OAEP-256", ",\"zip\":\"DEF\"");
    encrypted("PBES2-HS256+A128KW", ",\"p2s\":\"AAAA\",\"p2c\":2147483647");
  }

  /** The good payload as if it were the ciphertext of a JWE (RFC 7516). */
  private void encrypted(String manager, String more) {
    String header = "{\"alg\":" + quoted(manager) + ",\"enc\":\"A256GCM\"" + more + "}";
    String key = manager.equals("dir") || manager.equals("ECDH-ES") ? "" : "AAAA";
    String body = base64(forge.payload());
    row(
        "JWE by " + manager + more,
        base64(header) + "." + key + ".AAAAAAAAAAAAAAAA." + body + ".AAAA");
  }

  private void row(String name, String text) {
    rows.add(new HostileToken("form: " + name, text, RejectionReason.MALFORMED));
  }

  /** Base64url that decodes to {@code json} and blanks, with an unused bit set. */
  private static String spare(String json) {
    String padded = json;
    while (padded.length() % 3 != 1) {
      padded += " ";
    }
    // One byte in two characters: the last of them has four unused bits; a blank ends in "A".
    String encoded = base64(padded);
    char last = encoded.charAt(encoded.length() - 1);
    return encoded.substring(0, encoded.length() - 1) + (char) (last + 1);
  }

  private static String insert(String text, int at, String what) {
    return text.substring(0, at) + what + text.substring(at);
  }
}

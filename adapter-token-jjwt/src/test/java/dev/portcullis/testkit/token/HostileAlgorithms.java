package dev.portcullis.testkit.token;

import static dev.portcullis.testkit.token.ForgedSignature.mac;
import static dev.portcullis.testkit.token.ForgedSignature.secret;
import static dev.portcullis.testkit.token.TokenForge.base64;
import static dev.portcullis.testkit.token.TokenForge.quoted;

import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.token.RejectionReason;
import java.security.Key;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Tokens that name another algorithm than the one their key is used with (RFC 8725, 2.1). */
final class HostileAlgorithms {
  private final TokenForge forge;
  private final List<HostileToken> rows = new ArrayList<>();

  private HostileAlgorithms(TokenForge forge) {
    this.forge = forge;
  }

  static List<HostileToken> rows(TokenForge forge) {
    HostileAlgorithms algorithms = new HostileAlgorithms(forge);
    algorithms.none();
    algorithms.otherNames();
    algorithms.otherAlgorithms();
    if (forge.key().verification() instanceof PublicKey) {
      algorithms.publicKeyAsSecret();
    }
    if (forge.key().verification() instanceof RSAPublicKey) {
      algorithms.otherRsa();
    }
    if (forge.key().verification() instanceof ECPublicKey) {
      algorithms.otherEcdsa();
    }
    return algorithms.rows;
  }

  private void none() {
    List<String> names = new ArrayList<>(List.of("none ", "", "null"));
    for (int capitals = 0; capitals < 1 << "none".length(); capitals++) {
      names.add(inCapitals("none", capitals));
    }
    for (String none : names) {
      String text = signingInput(quoted(none));
      row("'" + none + "' without signature", text + ".");
      row("'" + none + "' with a good signature", forge.signed(text));
    }
  }

  private void otherNames() {
    row("missing", forge.token(forge.headerWithout("alg"), forge.payload()));
    for (String value : List.of("null", "1", "true", "[]", "{}", "[\"none\"]")) {
      row("the value " + value, forge.signed(signingInput(value)));
    }
    String own = forge.key().algorithm().joseName();
    row("own algorithm in other letters", forge.signed(signingInput(quoted(otherCase(own)))));
    row("own algorithm with a blank", forge.signed(signingInput(quoted(own + " "))));
    for (String other :
        List.of("HS384", "HS512", "RS1", "ES256K", "Ed25519", "Ed448", "dir", "RSA1_5", "A128KW")) {
      row(other, forge.signed(signingInput(quoted(other))));
    }
  }

  /** A valid signature under the name of each other supported algorithm. */
  private void otherAlgorithms() {
    for (SigningAlgorithm other : SigningAlgorithm.values()) {
      if (other != forge.key().algorithm()) {
        String name = other.joseName();
        row(name + " over a valid signature of the key", forge.signed(signingInput(quoted(name))));
      }
    }
  }

  private void publicKeyAsSecret() {
    PublicKeyTexts.of(forge.key())
        .forEach(
            (name, bytes) -> {
              String text = signingInput(quoted("HS256"));
              row("HS256 under " + name, text + "." + base64(mac(secret(bytes), text)));
            });
  }

  private void otherRsa() {
    sameKey("RS256", text -> ForgedSignature.plain("SHA256withRSA", privateKey(), text));
    sameKey("RS384", text -> ForgedSignature.plain("SHA384withRSA", privateKey(), text));
    sameKey("RS512", text -> ForgedSignature.plain("SHA512withRSA", privateKey(), text));
    sameKey("PS256", text -> ForgedSignature.pss("SHA-256", 32, privateKey(), text));
    sameKey("PS384", text -> ForgedSignature.pss("SHA-384", 48, privateKey(), text));
    sameKey("PS512", text -> ForgedSignature.pss("SHA-512", 64, privateKey(), text));
  }

  private void otherEcdsa() {
    sameKey(
        "ES384", text -> ForgedSignature.plain("SHA384withECDSAinP1363Format", privateKey(), text));
    sameKey(
        "ES512", text -> ForgedSignature.plain("SHA512withECDSAinP1363Format", privateKey(), text));
  }

  private void sameKey(String name, Function<String, byte[]> signer) {
    if (!name.equals(forge.key().algorithm().joseName())) {
      String text = signingInput(quoted(name));
      row(name + " with the same key", text + "." + base64(signer.apply(text)));
    }
  }

  private Key privateKey() {
    return forge.key().signing();
  }

  /** With those letters in capitals whose bits are set. */
  private static String inCapitals(String text, int bits) {
    StringBuilder written = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      written.append((bits >> i & 1) == 1 ? Character.toUpperCase(letter) : letter);
    }
    return written.toString();
  }

  private static String otherCase(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.equals(name) ? name.toUpperCase(Locale.ROOT) : lower;
  }

  private String signingInput(String algorithm) {
    return base64(forge.headerWith("alg", algorithm)) + "." + base64(forge.payload());
  }

  private void row(String name, String text) {
    rows.add(new HostileToken("alg: " + name, text, RejectionReason.HEADER));
  }
}

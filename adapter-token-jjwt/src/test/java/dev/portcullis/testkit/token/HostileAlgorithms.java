package dev.portcullis.testkit.token;

import static dev.portcullis.testkit.token.TokenForge.base64;
import static dev.portcullis.testkit.token.TokenForge.mac;
import static dev.portcullis.testkit.token.TokenForge.quoted;
import static dev.portcullis.testkit.token.TokenForge.secret;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.portcullis.domain.token.RejectionReason;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    if (forge.key().verification() instanceof RSAPublicKey key) {
      algorithms.publicKeyAsSecret(key);
      algorithms.otherRsa();
    }
    return algorithms.rows;
  }

  private void none() {
    for (String none : List.of("none", "None", "NONE", "nOnE", "none ", "", "null")) {
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
    row("ours in lower case", forge.signed(signingInput(quoted(own.charAt(0) + "s256"))));
    row("ours with a blank", forge.signed(signingInput(quoted(own + " "))));
    for (String other : List.of("HS384", "HS512", "RS1", "ES256K", "dir", "RSA1_5", "A128KW")) {
      row(other, forge.signed(signingInput(quoted(other))));
    }
  }

  private void publicKeyAsSecret(RSAPublicKey key) {
    byte[] der = key.getEncoded();
    String body = Base64.getEncoder().encodeToString(der);
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    String pem = "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----";
    byte[] modulus = key.getModulus().toByteArray();
    Map<String, byte[]> secrets = new LinkedHashMap<>();
    secrets.put("DER", der);
    // The part behind SubjectPublicKeyInfo's own header is the PKCS#1 form.
    secrets.put("PKCS#1", Arrays.copyOfRange(der, 24, der.length));
    secrets.put("PEM", pem.getBytes(US_ASCII));
    secrets.put("PEM and a line feed", (pem + "\n").getBytes(US_ASCII));
    secrets.put("base64", body.getBytes(US_ASCII));
    secrets.put("modulus", Arrays.copyOfRange(modulus, 1, modulus.length));
    secrets.put("signed modulus", modulus);
    secrets.put("kid", forge.key().id().value().getBytes(US_ASCII));
    secrets.forEach(
        (name, bytes) -> {
          String text = signingInput(quoted("HS256"));
          row("HS256 under " + name, text + "." + base64(mac(secret(bytes), text)));
        });
  }

  private void otherRsa() {
    Map.of("RS384", "SHA384withRSA", "RS512", "SHA512withRSA")
        .forEach(
            (name, jcaName) -> {
              String text = signingInput(quoted(name));
              byte[] signature = TokenForge.signature(jcaName, forge.key().signing(), text);
              row(name + " with the same key", text + "." + base64(signature));
            });
    for (String name : List.of("PS256", "PS384", "PS512", "ES256", "EdDSA")) {
      row(name + " over an RS256 signature", forge.signed(signingInput(quoted(name))));
    }
  }

  private String signingInput(String algorithm) {
    return base64(forge.headerWith("alg", algorithm)) + "." + base64(forge.payload());
  }

  private void row(String name, String text) {
    rows.add(new HostileToken("alg: " + name, text, RejectionReason.HEADER));
  }
}

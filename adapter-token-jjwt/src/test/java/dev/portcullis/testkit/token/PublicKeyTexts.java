package dev.portcullis.testkit.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.adapter.token.JjwtTokens;
import dev.portcullis.adapter.token.TokenSettings;
import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.key.SigningKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every encoding of a public key that an attacker might use as an HMAC secret. */
final class PublicKeyTexts {
  private final SigningKey key;
  private final byte[] der;
  private final Map<String, byte[]> texts = new LinkedHashMap<>();

  private PublicKeyTexts(SigningKey key) {
    this.key = key;
    this.der = key.verification().getEncoded();
  }

  /** The texts of the public part of {@code key}, by name. */
  static Map<String, byte[]> of(SigningKey key) {
    PublicKeyTexts all = new PublicKeyTexts(key);
    all.encodings();
    all.pem("PEM", "PUBLIC KEY", all.der);
    all.numbers();
    all.published();
    all.text("kid", key.id().value());
    return all.texts;
  }

  private void encodings() {
    texts.put("DER", der);
    text("base64", Base64.getEncoder().encodeToString(der));
    text("base64url", Base64.getUrlEncoder().withoutPadding().encodeToString(der));
    text("hexadecimal", HexFormat.of().formatHex(der));
    text("hexadecimal in capitals", HexFormat.of().withUpperCase().formatHex(der));
  }

  private void pem(String name, String label, byte[] content) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    String pem = "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----";
    text(name, pem);
    text(name + " and a line feed", pem + "\n");
    text(name + " in lines of Windows", pem.replace("\n", "\r\n"));
    text(name + " in lines of Windows, ended", pem.replace("\n", "\r\n") + "\r\n");
  }

  private void numbers() {
    PublicKey open = (PublicKey) key.verification();
    if (open instanceof RSAPublicKey rsa) {
      byte[] modulus = rsa.getModulus().toByteArray();
      texts.put("modulus", Arrays.copyOfRange(modulus, 1, modulus.length));
      texts.put("signed modulus", modulus);
      // The part behind SubjectPublicKeyInfo's own header is the PKCS#1 form.
      byte[] pkcs1 = Arrays.copyOfRange(der, 24, der.length);
      texts.put("PKCS#1", pkcs1);
      pem("PKCS#1 PEM", "RSA PUBLIC KEY", pkcs1);
      return;
    }
    int length = open instanceof ECPublicKey ? 2 * 32 : 32;
    byte[] point = Arrays.copyOfRange(der, der.length - length, der.length);
    texts.put("point", point);
    texts.put("half of the point", Arrays.copyOf(point, 32));
  }

  /** The published documents, byte for byte. */
  private void published() {
    TokenSettings settings = new TokenSettings("x", "x", Duration.ofSeconds(1), 0);
    Optional<KeyRing> ring = Optional.of(new KeyRing(List.of(key), settings.maxTtl()));
    Clock active = Clock.fixed(key.schedule().activeFrom(), ZoneOffset.UTC);
    String jwks =
        new JjwtTokens(settings, () -> ring, active, new SecureRandom()).publishedKeys().jwks();
    texts.put("JWK Set", jwks.getBytes(UTF_8));
    String jwk = jwks.substring(jwks.indexOf('[') + 1, jwks.lastIndexOf(']'));
    texts.put("JWK", jwk.getBytes(UTF_8));
  }

  private void text(String name, String text) {
    texts.put(name, text.getBytes(US_ASCII));
  }
}

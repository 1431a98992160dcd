package dev.portcullis.testkit.token;

import static dev.portcullis.testkit.token.EcdsaNumbers.ORDER;
import static dev.portcullis.testkit.token.EcdsaNumbers.PRIME;
import static dev.portcullis.testkit.token.TokenForge.base64;
import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;

import dev.portcullis.domain.token.RejectionReason;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Signatures with special numbers, or with those of a valid one in another encoding. */
final class HostileNumbers {
  /** The order of the group of Ed25519 (RFC 8032 section 5.1). */
  private static final BigInteger EDWARDS_ORDER =
      ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));

  private final List<HostileToken> rows = new ArrayList<>();
  private final TokenForge forge;
  private final String text;
  private final byte[] signature;

  private HostileNumbers(TokenForge forge) {
    this.forge = forge;
    this.text = base64(forge.header()) + "." + base64(forge.payload());
    this.signature = forge.sign(text);
  }

  static List<HostileToken> rows(TokenForge forge) {
    HostileNumbers numbers = new HostileNumbers(forge);
    switch (forge.key().algorithm()) {
      case RS256 -> numbers.rsa((RSAPublicKey) forge.key().verification());
      case PS256 -> numbers.pss((RSAPublicKey) forge.key().verification());
      case ES256 -> numbers.ecdsa();
      case EDDSA -> numbers.edwards();
      case HS256 -> numbers.mac();
    }
    return numbers.rows;
  }

  private void rsa(RSAPublicKey key) {
    BigInteger modulus = key.getModulus();
    BigInteger number = new BigInteger(1, signature);
    row("the number one", padded(ONE));
    row("modulus less one", padded(modulus.subtract(ONE)));
    row("the modulus", padded(modulus));
    row("signature and modulus", padded(number.add(modulus)));
    row("modulus less signature", padded(modulus.subtract(number)));
  }

  private void pss(RSAPublicKey key) {
    rsa(key);
    row("without salt", ForgedSignature.pss("SHA-256", 0, forge.key().signing(), text));
    row("salt of 20 bytes", ForgedSignature.pss("SHA-256", 20, forge.key().signing(), text));
    row("salt of 64 bytes", ForgedSignature.pss("SHA-256", 64, forge.key().signing(), text));
    row("over SHA-384", ForgedSignature.pss("SHA-384", 48, forge.key().signing(), text));
    row("of RS256", ForgedSignature.plain("SHA256withRSA", forge.key().signing(), text));
  }

  private void ecdsa() {
    EcdsaNumbers good = EcdsaNumbers.of(signature);
    row("n - s", good.high());
    row("DER", good.der());
    row("DER with n - s", EcdsaNumbers.of(good.high()).der());
    row("r and s exchanged", EcdsaNumbers.with(good.s(), good.r()));
    row("-r", EcdsaNumbers.with(ORDER.subtract(good.r()), good.s()));
    row("r without s", EcdsaNumbers.with(good.r(), ZERO));
    row("s without r", EcdsaNumbers.with(ZERO, good.s()));
    row("r + n", EcdsaNumbers.with(good.r().add(ORDER), good.s()));
    List<BigInteger> special =
        List.of(ZERO, ONE, ORDER.subtract(ONE), ORDER, ORDER.add(ONE), PRIME, PRIME.add(ONE));
    for (int r = 0; r < special.size(); r++) {
      for (int s = 0; s < special.size(); s++) {
        row(
            "special numbers " + r + " and " + s,
            EcdsaNumbers.with(special.get(r), special.get(s)));
      }
    }
    row(
        "over SHA-1",
        EcdsaNumbers.of(
                ForgedSignature.plain("SHA1withECDSAinP1363Format", forge.key().signing(), text))
            .low());
    row("of 48-byte numbers", Arrays.copyOf(signature, 96));
  }

  private void edwards() {
    byte[] point = Arrays.copyOf(signature, 32);
    byte[] reversed = reversed(Arrays.copyOfRange(signature, 32, 64));
    BigInteger s = new BigInteger(1, reversed);
    row("S + L", edwards(point, s.add(EDWARDS_ORDER)));
    row("S + 8 L", edwards(point, s.add(EDWARDS_ORDER.shiftLeft(3))));
    row("-S", edwards(point, EDWARDS_ORDER.subtract(s)));
    row("S = 0", edwards(point, ZERO));
    row("S = L", edwards(point, EDWARDS_ORDER));
    byte[] neutral = new byte[32];
    neutral[0] = 1;
    row("neutral point, S = 0", edwards(neutral, ZERO));
    row("neutral point, S", edwards(neutral, s));
    row("public key as the point", edwards(publicPoint(), ZERO));
    row("64 bytes of Ed448's 114", Arrays.copyOf(signature, 114));
    row("halves exchanged", edwards(Arrays.copyOfRange(signature, 32, 64), ZERO));
  }

  private void mac() {
    row("half of it", Arrays.copyOf(signature, 16));
    row("twice in one", Arrays.copyOf(signature, 64));
  }

  private byte[] publicPoint() {
    byte[] der = forge.key().verification().getEncoded();
    return Arrays.copyOfRange(der, der.length - 32, der.length);
  }

  private static byte[] edwards(byte[] point, BigInteger s) {
    byte[] both = Arrays.copyOf(point, 64);
    byte[] number = reversed(s.toByteArray());
    System.arraycopy(number, 0, both, 32, Math.min(32, number.length));
    return both;
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] turned = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      turned[i] = bytes[bytes.length - 1 - i];
    }
    return turned;
  }

  private byte[] padded(BigInteger value) {
    byte[] bytes = value.toByteArray();
    byte[] padded = new byte[Math.max(signature.length, bytes.length)];
    System.arraycopy(bytes, 0, padded, padded.length - bytes.length, bytes.length);
    return padded.length == signature.length + 1 && padded[0] == 0
        ? Arrays.copyOfRange(padded, 1, padded.length)
        : padded;
  }

  private void row(String name, byte[] bytes) {
    rows.add(
        new HostileToken(
            "signature: " + name, text + "." + base64(bytes), RejectionReason.SIGNATURE));
  }
}

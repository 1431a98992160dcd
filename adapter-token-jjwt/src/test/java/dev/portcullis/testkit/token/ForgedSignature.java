package dev.portcullis.testkit.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.portcullis.domain.key.SigningKey;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures made with the JDK alone, including ones that the verifier must reject. */
final class ForgedSignature {
  private ForgedSignature() {}

  /** As the algorithm of the key says. */
  static byte[] over(String text, SigningKey key) {
    return switch (key.algorithm()) {
      case RS256 -> plain("SHA256withRSA", key.signing(), text);
      case PS256 -> pss("SHA-256", 32, key.signing(), text);
      case ES256 ->
          EcdsaNumbers.of(plain("SHA256withECDSAinP1363Format", key.signing(), text)).low();
      case EDDSA -> plain("Ed25519", key.signing(), text);
      case HS256 -> mac(key.signing(), text);
    };
  }

  /** By an algorithm that needs no parameters, under its JCA name. */
  static byte[] plain(String algorithm, Key privateKey, String text) {
    return sign(algorithm, Optional.empty(), privateKey, text);
  }

  /** RSASSA-PSS with one digest for all, and a salt of that many bytes. */
  static byte[] pss(String digest, int salt, Key privateKey, String text) {
    MGF1ParameterSpec mask = new MGF1ParameterSpec(digest);
    PSSParameterSpec parameters = new PSSParameterSpec(digest, "MGF1", mask, salt, 1);
    return sign("RSASSA-PSS", Optional.of(parameters), privateKey, text);
  }

  static byte[] mac(Key secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      return mac.doFinal(text.getBytes(US_ASCII));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static Key secret(byte[] bytes) {
    return new SecretKeySpec(bytes, "HmacSHA256");
  }

  private static byte[] sign(
      String algorithm, Optional<AlgorithmParameterSpec> parameters, Key key, String text) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      if (parameters.isPresent()) {
        signature.setParameter(parameters.get());
      }
      signature.initSign((PrivateKey) key);
      signature.update(text.getBytes(US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

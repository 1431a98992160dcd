package dev.portcullis.adapter.token.benchmark;

import dev.portcullis.domain.key.SigningKey;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import javax.crypto.Mac;

/** The cost of the JDK alone: a signature and nothing else. */
final class RawSignature {
  private static final PSSParameterSpec PSS =
      new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);

  private final SigningKey key;

  RawSignature(SigningKey key) {
    this.key = key;
  }

  byte[] sign(byte[] text) throws GeneralSecurityException {
    if (key.algorithm().isSymmetric()) {
      return mac(text);
    }
    Signature signature = scheme();
    signature.initSign((PrivateKey) key.signing());
    signature.update(text);
    return signature.sign();
  }

  boolean verify(byte[] text, byte[] signed) throws GeneralSecurityException {
    if (key.algorithm().isSymmetric()) {
      return MessageDigest.isEqual(mac(text), signed);
    }
    Signature signature = scheme();
    signature.initVerify((PublicKey) key.verification());
    signature.update(text);
    return signature.verify(signed);
  }

  private byte[] mac(byte[] text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(key.signing());
    return mac.doFinal(text);
  }

  private Signature scheme() throws GeneralSecurityException {
    return switch (key.algorithm()) {
      case RS256 -> Signature.getInstance("SHA256withRSA");
      case PS256 -> {
        Signature pss = Signature.getInstance("RSASSA-PSS");
        pss.setParameter(PSS);
        yield pss;
      }
      case ES256 -> Signature.getInstance("SHA256withECDSAinP1363Format");
      case EDDSA -> Signature.getInstance("Ed25519");
      case HS256 -> throw new IllegalStateException("HS256 is not a signature algorithm");
    };
  }
}

package dev.portcullis.adapter.token;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.key.KeySchedule;
import dev.portcullis.domain.key.SealedSigningKey;
import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.key.SigningKeyFactory;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;

/**
 * Generates asymmetric key pairs, and restores stored ones after checking that both parts match.
 * Thread-safe.
 */
final class AsymmetricKeys implements SigningKeyFactory {
  private static final int RSA_BITS = 3072;

  private final SecureRandom random;

  AsymmetricKeys(SecureRandom random) {
    this.random = requireNonNull(random, "random");
  }

  @Override
  public SigningKey generate(SigningAlgorithm algorithm, long sequence, KeySchedule schedule) {
    String type = keyType(algorithm);
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
      generator.initialize(parameters(algorithm), random);
      KeyPair pair = generator.generateKeyPair();
      return new SigningKey(
          PublicJwks.thumbprint(pair.getPublic()),
          algorithm,
          sequence,
          pair.getPrivate(),
          pair.getPublic(),
          schedule);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(type + " is part of every JDK", missing);
    }
  }

  @Override
  public SigningKey restore(SealedSigningKey stored, byte[] privateKey) {
    SigningAlgorithm algorithm = stored.algorithm();
    try {
      KeyFactory factory = KeyFactory.getInstance(keyType(algorithm));
      PublicKey verification =
          factory.generatePublic(new X509EncodedKeySpec(stored.material().publicKey()));
      PrivateKey signing = factory.generatePrivate(new PKCS8EncodedKeySpec(privateKey));
      SigningKey key =
          new SigningKey(
              stored.id(), algorithm, stored.sequence(), signing, verification, stored.schedule());
      requireMatchingParts(key, verification);
      return key;
    } catch (GeneralSecurityException | JwtException notOfThatAlgorithm) {
      throw new IllegalArgumentException(
          "the stored key " + stored.id() + " is not a valid " + algorithm + " key",
          notOfThatAlgorithm);
    }
  }

  /**
   * The public part is stored unencrypted: an attacker who can write to the store could replace it
   * with their own and sign tokens. The key id is the thumbprint of the public part, and the
   * private part is encrypted for that id, so both must match.
   */
  private static void requireMatchingParts(SigningKey key, PublicKey verification) {
    if (!PublicJwks.thumbprint(verification).equals(key.id()) || !signsAndVerifies(key)) {
      throw new IllegalArgumentException("the stored private and public key do not match");
    }
  }

  private static boolean signsAndVerifies(SigningKey key) {
    String trial =
        Jwts.builder()
            .content("trial")
            .signWith(key.signing(), SignatureScheme.of(key.algorithm()))
            .compact();
    try {
      return SignatureCheck.passes(CompactForm.parse(trial), key.verificationKey());
    } catch (Refusal tooLong) {
      return false;
    }
  }

  private static String keyType(SigningAlgorithm algorithm) {
    return switch (algorithm) {
      case RS256, PS256 -> "RSA";
      case ES256 -> "EC";
      case EDDSA -> "Ed25519";
      case HS256 -> throw noKeyPair();
    };
  }

  private static AlgorithmParameterSpec parameters(SigningAlgorithm algorithm) {
    return switch (algorithm) {
      case RS256, PS256 -> new RSAKeyGenParameterSpec(RSA_BITS, RSAKeyGenParameterSpec.F4);
      case ES256 -> new ECGenParameterSpec("secp256r1");
      case EDDSA -> NamedParameterSpec.ED25519;
      case HS256 -> throw noKeyPair();
    };
  }

  private static IllegalArgumentException noKeyPair() {
    return new IllegalArgumentException(
        "HS256 keys cannot be generated; configure a shared secret");
  }
}

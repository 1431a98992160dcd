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

/** Makes key pairs, and brings stored ones back after a check that they are what they say. */
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
      requireGenuine(key, verification);
      return key;
    } catch (GeneralSecurityException | JwtException notOfThatAlgorithm) {
      throw new IllegalArgumentException(
          "the stored key " + stored.id() + " is no " + algorithm + " key", notOfThatAlgorithm);
    }
  }

  /**
   * The public part is stored in clear: whoever can write to the store could put in their own, and
   * sign. The id is its thumbprint, and the private part is sealed to the id, so both must match.
   */
  private static void requireGenuine(SigningKey key, PublicKey verification) {
    if (!PublicJwks.thumbprint(verification).equals(key.id()) || !signsForItself(key)) {
      throw new IllegalArgumentException("the parts of the stored key do not belong together");
    }
  }

  private static boolean signsForItself(SigningKey key) {
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
      case HS256 -> throw new IllegalArgumentException("a shared secret is given, not made");
    };
  }

  private static AlgorithmParameterSpec parameters(SigningAlgorithm algorithm) {
    return switch (algorithm) {
      case RS256, PS256 -> new RSAKeyGenParameterSpec(RSA_BITS, RSAKeyGenParameterSpec.F4);
      case ES256 -> new ECGenParameterSpec("secp256r1");
      case EDDSA -> NamedParameterSpec.ED25519;
      case HS256 -> throw new IllegalArgumentException("a shared secret is given, not made");
    };
  }
}

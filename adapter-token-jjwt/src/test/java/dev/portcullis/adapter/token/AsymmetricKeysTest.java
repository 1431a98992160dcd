package dev.portcullis.adapter.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.key.KeyId;
import dev.portcullis.domain.key.KeyMaterial;
import dev.portcullis.domain.key.SealedSigningKey;
import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.key.SigningKeyFactory;
import dev.portcullis.domain.token.VerificationOutcome;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AsymmetricKeysTest {
  private static final SigningKeyFactory FACTORY = JjwtTokens.signingKeyFactory(Tokens.RANDOM);

  @Test
  void newRsaKeysHave3072Bits() {
    RSAPublicKey key = (RSAPublicKey) Tokens.RSA.verification();
    assertEquals(3072, key.getModulus().bitLength());
    assertEquals(BigInteger.valueOf(65537), key.getPublicExponent());
  }

  /** The example of RFC 7638 section 3.1. */
  @Test
  void keyIdIsTheThumbprintOfRfc7638() throws GeneralSecurityException {
    String modulus =
        "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_"
            + "BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65"
            + "YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qN"
            + "Lyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8"
            + "awapJzKnqDKgw";
    BigInteger n = new BigInteger(1, Base64.getUrlDecoder().decode(modulus));
    PublicKey key =
        KeyFactory.getInstance("RSA")
            .generatePublic(new RSAPublicKeySpec(n, BigInteger.valueOf(65537)));
    KeyId expected = new KeyId("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
    assertEquals(expected, PublicJwks.thumbprint(key));
  }

  @Test
  void storedKeySignsAndVerifiesAsBefore() {
    SigningKey restored = restore(Tokens.RSA, Tokens.RSA.verification(), Tokens.RSA);
    assertEquals(Tokens.RSA, restored);
    String token = Tokens.over(restored).issuer().issue(Tokens.claims()).compact();
    assertEquals(token, Tokens.over(Tokens.RSA).issuer().issue(Tokens.claims()).compact());
  }

  @ParameterizedTest
  @EnumSource(names = "HS256", mode = EnumSource.Mode.EXCLUDE)
  void storedKeyOfEachAlgorithmVerifiesWhatItSignedBefore(SigningAlgorithm algorithm) {
    SigningKey key = Tokens.key(algorithm);
    SigningKey restored = FACTORY.restore(stored(key), key.signing().getEncoded());
    String token = Tokens.over(key).issuer().issue(Tokens.claims()).compact();
    assertEquals(
        new VerificationOutcome.Verified(Tokens.claims()),
        Tokens.over(restored).verifier().verify(token));
    assertEquals(key.id(), restored.id());
    assertEquals(key.schedule(), restored.schedule());
  }

  @ParameterizedTest
  @EnumSource(names = "HS256", mode = EnumSource.Mode.EXCLUDE)
  void partsOfTwoKeysOfOneAlgorithmAreRefused(SigningAlgorithm algorithm) {
    SigningKey key = Tokens.key(algorithm);
    SigningKey other = Tokens.made(algorithm);
    assertRefused(key, other.verification(), key);
    assertRefused(key, key.verification(), other);
    assertRefused(other, key.verification(), key);
  }

  /** One of each signing is high by chance half of the time. */
  @Test
  void ecdsaIsSignedWithTheSmallerNumber() {
    SigningKey key = Tokens.key(SigningAlgorithm.ES256);
    for (int i = 0; i < 50; i++) {
      String token = Tokens.over(key).issuer().issue(Tokens.claims()).compact();
      String signature = token.substring(token.lastIndexOf('.') + 1);
      assertTrue(LowS.isLow(Base64.getUrlDecoder().decode(signature)));
      assertEquals(
          new VerificationOutcome.Verified(Tokens.claims()),
          Tokens.over(key).verifier().verify(token));
    }
  }

  @Test
  void replacedPublicPartIsRefused() {
    assertRefused(Tokens.RSA, Tokens.OTHER_RSA.verification(), Tokens.RSA);
  }

  @Test
  void privatePartOfAnotherKeyIsRefused() {
    assertRefused(Tokens.RSA, Tokens.RSA.verification(), Tokens.OTHER_RSA);
  }

  @Test
  void idOfAnotherKeyIsRefused() {
    assertRefused(Tokens.OTHER_RSA, Tokens.RSA.verification(), Tokens.RSA);
  }

  @Test
  void keyOfAnotherTypeIsRefused() throws GeneralSecurityException {
    KeyPair curve = KeyPairGenerator.getInstance("EC").generateKeyPair();
    assertRefused(Tokens.RSA, curve.getPublic(), Tokens.RSA);
  }

  @Test
  void keyTooWeakForItsAlgorithmIsRefused() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024, Tokens.RANDOM);
    KeyPair weak = generator.generateKeyPair();
    SigningKey key =
        new SigningKey(
            PublicJwks.thumbprint(weak.getPublic()),
            SigningAlgorithm.RS256,
            1,
            weak.getPrivate(),
            weak.getPublic(),
            Tokens.SINCE);
    assertRefused(key, weak.getPublic(), key);
  }

  @Test
  void bytesThatAreNoKeyAreRefused() {
    SealedSigningKey stored = stored(Tokens.RSA);
    assertThrows(
        IllegalArgumentException.class, () -> FACTORY.restore(stored, new byte[] {1, 2, 3}));
  }

  @Test
  void sharedSecretsAreNeitherGeneratedNorRestored() {
    assertThrows(
        IllegalArgumentException.class,
        () -> FACTORY.generate(SigningAlgorithm.HS256, 1, Tokens.SINCE));
    assertRefused(Tokens.SECRET, Tokens.RSA.verification(), Tokens.RSA);
  }

  @Test
  void toStringShowsNoPartOfTheKey() {
    RSAPublicKey key = (RSAPublicKey) Tokens.RSA.verification();
    assertFalse(Tokens.RSA.toString().contains(key.getModulus().toString()));
    assertEquals("SigningKey[" + Tokens.RSA.id() + ", RS256, ***]", Tokens.RSA.toString());
  }

  private static void assertRefused(SigningKey named, Key verification, SigningKey signing) {
    assertThrows(IllegalArgumentException.class, () -> restore(named, verification, signing));
  }

  private static SigningKey restore(SigningKey named, Key verification, SigningKey signing) {
    return FACTORY.restore(stored(named, verification), signing.signing().getEncoded());
  }

  static SealedSigningKey stored(SigningKey key) {
    return stored(key, key.verification());
  }

  private static SealedSigningKey stored(SigningKey named, Key verification) {
    KeyMaterial material = new KeyMaterial(verification.getEncoded(), new byte[0]);
    return new SealedSigningKey(
        named.id(), named.algorithm(), named.sequence(), material, named.schedule());
  }
}

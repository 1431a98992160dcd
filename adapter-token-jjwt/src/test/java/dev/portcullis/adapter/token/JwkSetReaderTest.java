package dev.portcullis.adapter.token;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.key.VerificationKey;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwkSetReaderTest {
  private static final SigningKey RSA = RemoteKeys.of(SigningAlgorithm.RS256);
  private static final String JWK = PublicJwks.json(RSA.verificationKey());

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HS256")
  void keyOfEveryAlgorithmComesBack(SigningAlgorithm algorithm) {
    SigningKey key = RemoteKeys.of(algorithm);
    String jwk = PublicJwks.json(key.verificationKey());
    assertEquals(Map.of(key.id().value(), key.verificationKey()), read(jwk));
  }

  @ParameterizedTest
  @EnumSource(names = {"ES256", "EDDSA"})
  void curveDeterminesTheAlgorithmOfAKeyWithoutAlg(SigningAlgorithm algorithm) {
    SigningKey key = RemoteKeys.of(algorithm);
    String jwk = without("alg", PublicJwks.json(key.verificationKey()));
    assertEquals(Map.of(key.id().value(), key.verificationKey()), read(jwk));
  }

  /** One key, one algorithm: never RS256 and PS256 at the choice of the token. */
  @Test
  void rsaKeyWithoutAlgIsForRs256() {
    SigningKey key = RemoteKeys.of(SigningAlgorithm.PS256);
    String jwk = without("alg", PublicJwks.json(key.verificationKey()));
    VerificationKey asRs256 =
        new VerificationKey(key.id(), SigningAlgorithm.RS256, key.verification());
    assertEquals(Map.of(key.id().value(), asRs256), read(jwk));
  }

  @Test
  void keyForAnotherUseIsSkipped() {
    assertEquals(1, read(without("use", JWK)).size());
    assertPassedOver(with("use", "\"enc\""));
    assertPassedOver(with("use", "null"));
    assertPassedOver(with("use", "[\"sig\"]"));
    assertEquals(1, read(with("key_ops", "[\"sign\",\"verify\"]")).size());
    assertPassedOver(with("key_ops", "[\"sign\"]"));
    assertPassedOver(with("key_ops", "[]"));
    assertPassedOver(with("key_ops", "\"verify\""));
    assertPassedOver(with("key_ops", "{\"a\":\"verify\"}"));
    assertPassedOver(with("key_ops", "null"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"RS384", "ES256", "HS256", "none", "rs256", "RS256 ", "RSA-OAEP", "EdDSA", ""})
  void keyWithAnAlgorithmOfAnotherTypeIsSkipped(String algorithm) {
    assertPassedOver(with("alg", "\"" + algorithm + "\""));
  }

  @Test
  void keyWhoseAlgorithmIsNotAStringIsSkipped() {
    assertPassedOver(with("alg", "null"));
    assertPassedOver(with("alg", "[\"RS256\"]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"d", "p", "q", "dp", "dq", "qi", "oth", "k"})
  void keyWithAPrivateMemberIsSkipped(String member) {
    assertPassedOver(with(member, "\"AQAB\""));
  }

  @Test
  void secretIsSkipped() {
    assertEquals(
        Map.of(),
        read("{\"kty\":\"oct\",\"kid\":\"a\",\"alg\":\"HS256\",\"k\":\"" + "A".repeat(43) + "\"}"));
    assertEquals(Map.of(), read("{\"kty\":\"oct\",\"kid\":\"a\",\"alg\":\"HS256\"}"));
  }

  @Test
  void keyWithoutAnUsableIdIsSkipped() {
    assertPassedOver(without("kid", JWK));
    assertPassedOver(with("kid", "\"\""));
    assertPassedOver(with("kid", "7"));
    assertPassedOver(with("kid", "\"" + "a".repeat(65) + "\""));
    assertEquals(1, read(with("kid", "\"" + "a".repeat(64) + "\"")).size());
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 1024, 2040})
  void weakRsaKeyIsSkipped(int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits, Tokens.RANDOM);
    RSAPublicKey weak = (RSAPublicKey) generator.generateKeyPair().getPublic();
    String modulus =
        Base64.getUrlEncoder().withoutPadding().encodeToString(weak.getModulus().toByteArray());
    assertPassedOver(with("n", "\"" + modulus + "\""));
  }

  @Test
  void rsaKeyWithAnEvenNumberIsSkipped() {
    assertPassedOver(with("e", "\"Aw\""));
    assertPassedOver(with("e", "\"AQAA\""));
    assertPassedOver(with("e", "\"AQAB=\""));
    assertPassedOver(with("e", "\"" + "B".repeat(40) + "\""));
    assertPassedOver(with("e", "65537"));
    assertPassedOver(with("n", "\"" + "_".repeat(2000) + "\""));
    assertPassedOver(with("n", "\"\""));
    assertPassedOver(without("e", JWK));
  }

  @Test
  void pointOffItsCurveIsSkipped() {
    String jwk = PublicJwks.json(RemoteKeys.of(SigningAlgorithm.ES256).verificationKey());
    assertEquals(Map.of(), read(RemoteKeys.with("x", "\"" + "A".repeat(43) + "\"", jwk)));
    assertEquals(Map.of(), read(RemoteKeys.with("x", "\"AQAB\"", jwk)));
    assertEquals(Map.of(), read(RemoteKeys.with("crv", "\"P-384\"", jwk)));
    assertEquals(Map.of(), read(RemoteKeys.with("crv", "\"secp256k1\"", jwk)));
    assertEquals(Map.of(), read(RemoteKeys.with("crv", "\"Ed25519\"", jwk)));
  }

  @Test
  void skippedKeysDoNotAffectTheOthers() {
    String others = "7,null,[],{},{\"kty\":\"EC\",\"crv\":\"P-521\",\"kid\":\"b\"},{\"kty\":{}},";
    assertEquals(Map.of(RSA.id().value(), RSA.verificationKey()), read(others + JWK));
    assertEquals(1, read(with("x5c", "[\"" + "A".repeat(4000) + "\"]")).size());
  }

  @Test
  void duplicateKeyIdsAreRefused() {
    assertRefused("{\"keys\":[" + JWK + "," + JWK + "]}");
    assertEquals(1, read(JWK + "," + with("use", "\"enc\"")).size());
  }

  @Test
  void setOfMoreThan64KeysIsRefused() {
    assertEquals(Map.of(), read(emptyKeys(64)));
    assertRefused("{\"keys\":[" + emptyKeys(65) + "]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "7",
        "[]",
        "{}",
        "{\"keys\":{}}",
        "{\"keys\":null}",
        "{\"keys\":[]",
        "{\"keys\":[]}x",
        "{\"keys\":[],\"keys\":[]}",
        "{'keys':[]}",
        "{\"keys\":[{\"a\":1,\"a\":2}]}",
        "{\"keys\":[[[[[[[[[]]]]]]]]]}",
        "{\"keys\":[]}{}",
        "{\"keys\":[NaN]}",
        "//\n{\"keys\":[]}"
      })
  void malformedSetIsRefused(String text) {
    assertRefused(text);
  }

  @Test
  void setMayHaveOtherMembers() {
    assertEquals(Map.of(), readWhole("{\"keys\":[],\"x\":{\"y\":[1]}}".getBytes(UTF_8)));
  }

  @Test
  void onlyUtf8IsRead() {
    String text = "{\"keys\":[],\"x\":\"\u00e4\"}";
    assertEquals(Map.of(), readWhole(text.getBytes(UTF_8)));
    assertThrows(IllegalArgumentException.class, () -> readWhole(text.getBytes(ISO_8859_1)));
    assertThrows(IllegalArgumentException.class, () -> readWhole(text.getBytes(UTF_16)));
  }

  @Test
  void setOfMoreThan256KilobytesIsRefused() {
    String set = "{\"keys\":[]}";
    assertEquals(
        Map.of(), readWhole((set + " ".repeat(256 * 1024 - set.length())).getBytes(UTF_8)));
    assertRefused(set + " ".repeat(256 * 1024 + 1 - set.length()));
  }

  @Test
  void messageQuotesNothing() {
    Exception refused =
        assertThrows(IllegalArgumentException.class, () -> readWhole("{secret".getBytes(UTF_8)));
    assertFalse(refused.toString().contains("secret"));
  }

  private static String emptyKeys(int count) {
    return IntStream.range(0, count).mapToObj(n -> "{}").collect(joining(","));
  }

  private static String with(String name, String value) {
    return RemoteKeys.with(name, value, JWK);
  }

  private static String without(String name, String jwk) {
    return RemoteKeys.without(name, jwk);
  }

  private static void assertPassedOver(String jwk) {
    assertEquals(Map.of(), read(jwk), jwk);
  }

  private static void assertRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> readWhole(text.getBytes(UTF_8)), text);
  }

  private static Map<String, VerificationKey> read(String keys) {
    return readWhole(("{\"keys\":[" + keys + "]}").getBytes(UTF_8));
  }

  private static Map<String, VerificationKey> readWhole(byte[] document) {
    return JwkSetReader.read(document);
  }
}

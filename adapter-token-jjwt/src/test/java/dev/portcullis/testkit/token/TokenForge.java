package dev.portcullis.testkit.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.token.AccessTokenClaims;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Creates tokens with the real key and any content, with the JDK alone. Member values are JSON
 * texts.
 */
public final class TokenForge {
  private final SigningKey key;
  private final AccessTokenClaims claims;
  private final Map<String, String> header = new LinkedHashMap<>();
  private final Map<String, String> payload = new LinkedHashMap<>();

  /** Forges with {@code key}; the good token says {@code claims}, for that issuer and audience. */
  public TokenForge(SigningKey key, AccessTokenClaims claims, String issuer, String audience) {
    this.key = requireNonNull(key, "key");
    this.claims = requireNonNull(claims, "claims");
    header.put("alg", quoted(key.algorithm().joseName()));
    header.put("kid", quoted(key.id().value()));
    header.put("typ", quoted("at+jwt"));
    payload.put("iss", quoted(issuer));
    payload.put("aud", quoted(audience));
    payload.put("client_id", quoted("portcullis"));
    payload.put("sub", quoted(claims.subject().toString()));
    payload.put("sid", quoted(claims.session().toString()));
    payload.put("jti", quoted(claims.id().toString()));
    payload.put("iat", Long.toString(claims.issuedAt().getEpochSecond()));
    payload.put("exp", Long.toString(claims.expiresAt().getEpochSecond()));
    payload.put("roles", rolesOf(claims));
    payload.put("ver", Long.toString(claims.epoch()));
  }

  /** The token that is good. */
  public String good() {
    return token(header(), payload());
  }

  /** The token as version 0.1 wrote it: without {@code client_id}. */
  public String goodWithoutClient() {
    return token(header(), payloadWithout("client_id"));
  }

  /** The key it forges with. */
  public SigningKey key() {
    return key;
  }

  /** What the good token says. */
  public AccessTokenClaims claims() {
    return claims;
  }

  /** The good token with one header member more, signed over it. */
  public String signedWith(String name, String value) {
    return token(headerWith(name, value), payload());
  }

  String header() {
    return json(header);
  }

  String payload() {
    return json(payload);
  }

  /** The good header with one member set or replaced. */
  String headerWith(String name, String value) {
    return json(with(header, name, value));
  }

  String headerWithout(String name) {
    return json(without(header, name));
  }

  String payloadWith(String name, String value) {
    return json(with(payload, name, value));
  }

  String payloadWithout(String name) {
    return json(without(payload, name));
  }

  /** A token with a good signature. */
  String token(String headerJson, String payloadJson) {
    return token(headerJson.getBytes(UTF_8), payloadJson.getBytes(UTF_8));
  }

  String token(byte[] headerBytes, byte[] payloadBytes) {
    return signed(base64(headerBytes) + "." + base64(payloadBytes));
  }

  /** Any text with a good signature over it behind. */
  String signed(String text) {
    return text + "." + base64(sign(text));
  }

  byte[] sign(String text) {
    return ForgedSignature.over(text, key);
  }

  static String base64(String text) {
    return base64(text.getBytes(UTF_8));
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String quoted(String text) {
    return "\"" + text + "\"";
  }

  private static String rolesOf(AccessTokenClaims claims) {
    return claims.roles().stream()
        .sorted()
        .map(role -> quoted(role.value()))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static Map<String, String> with(Map<String, String> members, String name, String value) {
    Map<String, String> copy = new LinkedHashMap<>(members);
    copy.put(name, value);
    return copy;
  }

  private static Map<String, String> without(Map<String, String> members, String name) {
    Map<String, String> copy = new LinkedHashMap<>(members);
    copy.remove(name);
    return copy;
  }

  private static String json(Map<String, String> members) {
    return members.entrySet().stream()
        .map(member -> quoted(member.getKey()) + ":" + member.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }
}

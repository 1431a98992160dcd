package dev.portcullis.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** A resource server of Spring Security that is given the issuer and nothing else. */
class SpringResourceServerIT {
  private static final String CLIENT = "shop";

  @TempDir private static Path directory;

  private static final int PORT = TcpRelay.freePort();
  private static final String ORIGIN = "http://127.0.0.1:" + PORT;

  /** The path is the issuer's own: no proxy takes it off. */
  private static final String ISSUER = ORIGIN + "/auth";

  private static ServerProcess server;
  private static Api api;

  @BeforeAll
  static void start() {
    server =
        ServerProcess.start(
                directory,
                Map.of(
                    "AUTH_HTTP_PORT",
                    Integer.toString(PORT),
                    "AUTH_ISSUER",
                    ISSUER,
                    "AUTH_AUDIENCE",
                    "orders",
                    "AUTH_CLIENT_ID",
                    CLIENT))
            .awaitReady();
    api = new Api(server.address());
    assertEquals(201, api.signUp("ada").statusCode());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** RFC 9068: the type, and every claim that it requires. */
  @Test
  void accessTokenKeepsTheProfileThatItsTypeAnnounces() {
    Jwt token = strict("orders", CLIENT).decode(api.tokenOf("ada"));
    assertEquals(ISSUER, token.getClaimAsString("iss"));
    assertEquals(List.of("orders"), token.getAudience());
    assertEquals(CLIENT, token.getClaimAsString("client_id"));
    assertEquals(List.of("user"), token.getClaimAsStringList("roles"));
  }

  @Test
  void tokenForOthersIsRefused() {
    String token = api.tokenOf("ada");
    assertThrows(JwtException.class, () -> strict("billing", CLIENT).decode(token));
    assertThrows(JwtException.class, () -> strict("orders", "till").decode(token));
  }

  /** Finds the keys by the issuer, in whichever form it asks, and the algorithms by the keys. */
  @Test
  void issuerIsAllThatADecoderNeeds() {
    JwtDecoder any = JwtDecoders.fromIssuerLocation(ISSUER);
    JwtDecoder openId = JwtDecoders.fromOidcIssuerLocation(ISSUER);
    for (JwtDecoder found : List.of(any, openId)) {
      NimbusJwtDecoder decoder = (NimbusJwtDecoder) found;
      decoder.setJwtValidator(profile("orders", CLIENT));
      assertEquals(CLIENT, decoder.decode(api.tokenOf("ada")).getClaimAsString("client_id"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/auth/.well-known/openid-configuration",
        "/.well-known/openid-configuration/auth",
        "/.well-known/oauth-authorization-server/auth"
      })
  void eachFormThatClientsAskForIsAnswered(String path) {
    assertEquals(200, api.get(path).statusCode());
  }

  private static NimbusJwtDecoder strict(String audience, String client) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withIssuerLocation(ISSUER).validateType(false).build();
    decoder.setJwtValidator(profile(audience, client));
    return decoder;
  }

  private static OAuth2TokenValidator<Jwt> profile(String audience, String client) {
    return JwtValidators.createAtJwtValidator()
        .issuer(ISSUER)
        .audience(audience)
        .clientId(client)
        .build();
  }
}

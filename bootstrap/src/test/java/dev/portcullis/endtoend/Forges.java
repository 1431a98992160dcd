package dev.portcullis.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portcullis.adapter.persistence.DatabaseSettings;
import dev.portcullis.adapter.persistence.JooqPersistence;
import dev.portcullis.adapter.token.JjwtTokens;
import dev.portcullis.domain.key.KeyEncryptionKey;
import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.token.AccessTokenClaims;
import dev.portcullis.domain.token.TokenId;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.testkit.database.TestDatabase;
import dev.portcullis.testkit.token.TokenForge;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Reads the signing key from a server's database, as only its operator can, and signs forged tokens
 * with it.
 */
final class Forges {
  private static final String SHARED_SECRET = "pZ7wq1Lk-Xv83mTnB_cYd5uJ2hRfGs6A";
  private static final byte[] KEY_ENCRYPTION_KEY = new byte[KeyEncryptionKey.LENGTH];
  private static final Duration LIFETIME = Duration.ofMinutes(15);

  private Forges() {}

  /** Settings under which {@link #of} can open the key. */
  static Map<String, String> settings(SigningAlgorithm algorithm) {
    return algorithm.isSymmetric()
        ? Map.of("AUTH_JWT_SECRET", SHARED_SECRET)
        : Map.of(
            "AUTH_JWT_ALGORITHM", algorithm.joseName(),
            "AUTH_KEY_ENCRYPTION_KEY", Base64.getEncoder().encodeToString(KEY_ENCRYPTION_KEY));
  }

  /** A forge whose good token is one for a user who has just signed in. */
  static TokenForge of(Api api, TestDatabase database, SigningAlgorithm algorithm)
      throws IOException {
    assertEquals(201, api.signUp("forger").statusCode());
    return with(key(database, algorithm), api);
  }

  /** A forge over {@code key}, for a user "forger" who exists. */
  static TokenForge with(SigningKey key, Api api) throws IOException {
    String payload = api.tokenOf("forger").split("\\.", -1)[1];
    JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(payload));
    Instant now = Instant.now();
    return new TokenForge(
        key,
        new AccessTokenClaims(
            new UserId(UUID.fromString(claims.get("sub").textValue())),
            new SessionId(UUID.fromString(claims.get("sid").textValue())),
            new TokenId(UUID.randomUUID()),
            now,
            now.plus(LIFETIME),
            Set.of(RoleName.USER),
            claims.get("ver").longValue()),
        "portcullis",
        "portcullis");
  }

  private static SigningKey key(TestDatabase database, SigningAlgorithm algorithm) {
    if (algorithm.isSymmetric()) {
      return JjwtTokens.sharedSecret(SHARED_SECRET.getBytes(StandardCharsets.UTF_8), Instant.EPOCH);
    }
    return stored(database).get(0);
  }

  /** All keys in the store, oldest first. */
  static List<SigningKey> stored(TestDatabase database) {
    SecureRandom random = new SecureRandom();
    KeyEncryptionKey sealer = new KeyEncryptionKey(KEY_ENCRYPTION_KEY, random);
    DatabaseSettings settings =
        new DatabaseSettings(database.jdbcUrl(), database.user(), database.password(), 1);
    try (JooqPersistence store = JooqPersistence.open(settings, random)) {
      return store.signingKeys().findAll().stream()
          .map(key -> key.open(sealer, JjwtTokens.signingKeyFactory(random)))
          .toList();
    }
  }
}

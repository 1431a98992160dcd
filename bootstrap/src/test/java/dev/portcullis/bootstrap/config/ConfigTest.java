package dev.portcullis.bootstrap.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.key.KeyRotation;
import dev.portcullis.domain.key.SigningAlgorithm;
import dev.portcullis.domain.ratelimit.PermitWindow;
import dev.portcullis.domain.ratelimit.ProgressiveDelay;
import dev.portcullis.domain.ratelimit.RateLimitSettings;
import dev.portcullis.domain.role.RoleName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {
  private static final String SECRET = "a secret of more than thirty-two bytes";

  @Test
  void nothingSetMeansTheEmbeddedDatabaseAndClosedDoors() {
    Config config = Config.from(Map.of());

    assertEquals(
        new HttpConfig(
            "127.0.0.1", 8080, "127.0.0.1", 9090, Set.of(), Duration.ofSeconds(75), List.of()),
        config.http());
    assertEquals(Optional.empty(), config.database().url());
    assertEquals(10, config.database().poolSize());
    assertEquals(Duration.ofMinutes(15), config.tokens().lifetime());
    assertEquals("portcullis", config.tokens().clientId());
    assertEquals(Duration.ofDays(1), config.tokens().upgradeWindow());
    assertEquals(Set.of(RoleName.USER), config.accounts().selfAssignableRoles());
    assertEquals(Optional.empty(), config.accounts().administrator());
    assertEquals(new HashingConfig(Optional.empty(), 32, Duration.ofSeconds(1)), config.hashing());
    assertEquals(Path.of("portcullis-data"), config.dataDirectory());
  }

  @Test
  void everySettingIsRead() {
    Config config =
        Config.from(
            Map.ofEntries(
                Map.entry("AUTH_DB_URL", "jdbc:mysql://db.example/auth"),
                Map.entry("AUTH_DB_USER", "app"),
                Map.entry("AUTH_DB_PASSWORD", "pw"),
                Map.entry("AUTH_DB_POOL_SIZE", "1"),
                Map.entry("AUTH_ISSUER", "https://auth.example"),
                Map.entry("AUTH_AUDIENCE", "api"),
                Map.entry("AUTH_CLIENT_ID", "shop"),
                Map.entry("AUTH_UPGRADE_WINDOW", "0s"),
                Map.entry("AUTH_ACCESS_TOKEN_TTL", "PT5M"),
                Map.entry("AUTH_SELF_ASSIGNABLE_ROLES", "user,moderator"),
                Map.entry("AUTH_HASHING_THREADS", "3"),
                Map.entry("AUTH_HASHING_QUEUE", "0"),
                Map.entry("AUTH_HASHING_WAIT", "250ms"),
                Map.entry("AUTH_DATA_DIR", "data")));

    assertEquals(Optional.of("jdbc:mysql://db.example/auth"), config.database().url());
    assertEquals(new Secret("pw"), config.database().password());
    assertEquals("api", config.tokens().audience());
    assertEquals("shop", config.tokens().clientId());
    assertEquals(Duration.ZERO, config.tokens().upgradeWindow());
    assertEquals(Duration.ofMinutes(5), config.tokens().lifetime());
    assertEquals(
        Set.of(RoleName.USER, RoleName.MODERATOR), config.accounts().selfAssignableRoles());
    assertEquals(new HashingConfig(Optional.of(3), 0, Duration.ofMillis(250)), config.hashing());
    assertEquals(List.of(), config.ignored().unknown());
  }

  @ParameterizedTest
  @CsvSource({"15m, PT15M", "30s, PT30S", "1h, PT1H", "PT15M, PT15M", "1d, P1D", "2000ms, PT2S"})
  void durationsComeInTwoForms(String text, Duration expected) {
    assertEquals(expected, Config.from(Map.of("AUTH_ACCESS_TOKEN_TTL", text)).tokens().lifetime());
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH_HTTP_PORT, 65536",
    "AUTH_HTTP_PORT, -1",
    "AUTH_HASHING_THREADS, 0",
    "AUTH_HASHING_QUEUE, -1",
    "AUTH_HASHING_WAIT, 11s",
    "AUTH_HTTP_PORT, eighty",
    "AUTH_HTTP_HOST, http://localhost",
    "AUTH_MANAGEMENT_HOST, 127.0.0.1:9090",
    "AUTH_ACCESS_TOKEN_TTL, 15 minutes",
    "AUTH_ACCESS_TOKEN_TTL, 0s",
    "AUTH_ACCESS_TOKEN_TTL, 400d",
    "AUTH_ACCESS_TOKEN_TTL, -15m",
    "AUTH_ACCESS_TOKEN_TTL, 1500ms",
    "AUTH_ISSUER, \"quoted\"",
    "AUTH_CLIENT_ID, \"quoted\"",
    "AUTH_UPGRADE_WINDOW, -1s",
    "AUTH_UPGRADE_WINDOW, 366d",
    "AUTH_CORS_ORIGINS, *",
    "AUTH_CORS_ORIGINS, https://a.example/path",
    "AUTH_HTTP_IDLE_TIMEOUT, 500ms",
    "AUTH_HTTP_IDLE_TIMEOUT, 2h",
    "AUTH_CORS_ORIGINS, null",
    "AUTH_DB_POOL_SIZE, 0",
    "AUTH_DB_URL, jdbc:postgresql://db/auth",
    "AUTH_DB_URL, jdbc:mysql://db:notaport/auth",
    "AUTH_DB_URL, jdbc:mysql://db:3306/",
    "AUTH_DB_URL, jdbc:mysql://user:password@db/auth",
    "AUTH_DB_URL, jdbc:mysql://db/auth?user=app&password=bytes are not enough",
    "AUTH_DB_URL, jdbc:mysql://db/auth?sslMode=REQUIRED&PASSWORD=bytes are not enough",
    "AUTH_DB_URL, jdbc:mysql://db/auth?pass%77ord=bytes are not enough",
    "AUTH_DB_URL, jdbc:mysql://db/auth?password1=bytes are not enough",
    "AUTH_DB_URL, jdbc:h2:mem:auth;USER=sa;PASSWORD=bytes are not enough",
    "AUTH_DB_URL, jdbc:h2:mem:auth;MODE=MySQL;user=sa",
    "AUTH_DB_URL, 'jdbc:mysql://(host=db,password=p)/auth'",
    "AUTH_SELF_ASSIGNABLE_ROLES, Not A Role",
    "AUTH_JWT_SECRET, thirty-one bytes are not enough",
    "AUTH_KEY_ENCRYPTION_KEY, not base64!",
    "AUTH_KEY_ENCRYPTION_KEY, c2hvcnQ=",
    "AUTH_PASSWORD_MIN_LENGTH, 7",
    "AUTH_JWT_ALGORITHM, none",
    "AUTH_JWT_ALGORITHM, rs256",
    "AUTH_JWT_ALGORITHM, HS256",
    "AUTH_KEY_ROTATION, 10m",
    "AUTH_KEY_PUBLISH_LEAD, 1s",
    "AUTH_TOKEN_CACHE_WEIGHT, -1",
    "AUTH_TRUSTED_PROXIES, everybody",
    "AUTH_TRUSTED_PROXIES, 10.0.0.0/33",
    "AUTH_LIMIT_ACCOUNT_FAILURES, 0",
    "AUTH_LIMIT_ACCOUNT_FIRST_DELAY, soon",
    "AUTH_LIMIT_ACCOUNT_MAX_DELAY, 500ms",
    "AUTH_LIMIT_ACCOUNT_FORGET_AFTER, 15m",
    "AUTH_LIMIT_SOURCE_PERMITS, 0",
    "AUTH_LIMIT_GLOBAL_WINDOW, 0s",
    "AUTH_LIMIT_SIGNUP_PERMITS, many",
    "AUTH_LIMIT_KNOWN_SOURCE, -1d",
    "AUTH_SESSION_IDLE_TTL, 91d",
    "AUTH_SESSION_ABSOLUTE_TTL, 30s",
    "AUTH_SESSION_MAX, 0",
    "AUTH_REFRESH_GRACE, 6m",
    "AUTH_LEGACY_REFRESH, yes",
    "AUTH_REVOCATION_MAX_STALENESS, 1s",
    "AUTH_RETENTION_SESSIONS, -1s",
    "AUTH_RETENTION_AUDIT, 0s",
    "AUTH_RETENTION_AUDIT, 3651d"
  })
  void aWrongValueIsToldByItsNameAndNotRepeatedIfSecret(String name, String value) {
    ConfigException refusal =
        assertThrows(ConfigException.class, () -> Config.from(Map.of(name, value)));

    assertEquals(1, refusal.problems().size(), refusal::getMessage);
    assertTrue(refusal.problems().get(0).startsWith(name + " "), refusal::getMessage);
    assertFalse(refusal.problems().get(0).contains("bytes are not enough"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://db/auth",
        "jdbc:mysql://10.0.0.1:3306/auth?sslMode=REQUIRED",
        "jdbc:mysql://[::1]:3306/auth",
        "jdbc:mysql://db/auth?sessionVariables=time_zone='%2B00:00'&connectTimeout=1",
        "jdbc:mysql:replication://one,two:3307/auth",
        "jdbc:h2:mem:auth",
        "jdbc:h2:file:./data;MODE=MySQL"
      })
  void theUsualUrlsOfDatabasesAreTaken(String url) {
    assertEquals(Optional.of(url), Config.from(Map.of("AUTH_DB_URL", url)).database().url());
  }

  @Test
  void allProblemsAreToldAtOnce() {
    ConfigException refusal =
        assertThrows(
            ConfigException.class,
            () ->
                Config.from(
                    Map.of(
                        "AUTH_HTTP_PORT",
                        "x",
                        "AUTH_DB_USER",
                        "app",
                        "AUTH_ISSUER",
                        "ok",
                        "AUTH_ADMIN_USERNAME",
                        "r")));

    assertEquals(5, refusal.problems().size(), refusal::getMessage);
  }

  @Test
  void anEmptyValueCountsAsNotSet() {
    assertEquals(8080, Config.from(Map.of("AUTH_HTTP_PORT", "")).http().port());
  }

  @Test
  void aSecretAloneSelectsHs256() {
    KeyConfig keys = Config.from(Map.of("AUTH_JWT_SECRET", SECRET)).keys();

    assertEquals(SigningAlgorithm.HS256, keys.algorithm());
    assertEquals(SigningAlgorithm.RS256, Config.from(Map.of()).keys().algorithm());
  }

  @Test
  void aSecretBesideAnotherAlgorithmIsAProblem() {
    Map<String, String> both = Map.of("AUTH_JWT_SECRET", SECRET, "AUTH_JWT_ALGORITHM", "ES256");

    assertThrows(ConfigException.class, () -> Config.from(both));
  }

  @Test
  void keysRotateEveryNinetyDaysUnlessToldOtherwise() {
    KeyRotation usual = Config.from(Map.of()).keys().rotation();
    assertEquals(Duration.ofDays(90), usual.period());
    assertEquals(Duration.ofMinutes(10), usual.publishLead());
    assertEquals(
        Duration.ofDays(7),
        Config.from(Map.of("AUTH_KEY_ROTATION", "7d")).keys().rotation().period());
  }

  @Test
  void limitsAreSafeUnlessToldOtherwise() {
    assertEquals(RateLimitSettings.DEFAULT, Config.from(Map.of()).accounts().limits());
    Config config =
        Config.from(
            Map.ofEntries(
                Map.entry("AUTH_LIMIT_ACCOUNT_FAILURES", "5"),
                Map.entry("AUTH_LIMIT_ACCOUNT_FIRST_DELAY", "2s"),
                Map.entry("AUTH_LIMIT_ACCOUNT_MAX_DELAY", "1h"),
                Map.entry("AUTH_LIMIT_ACCOUNT_FORGET_AFTER", "1d"),
                Map.entry("AUTH_LIMIT_SOURCE_PERMITS", "20"),
                Map.entry("AUTH_LIMIT_SOURCE_WINDOW", "1m"),
                Map.entry("AUTH_LIMIT_GLOBAL_PERMITS", "500"),
                Map.entry("AUTH_LIMIT_GLOBAL_WINDOW", "30s"),
                Map.entry("AUTH_LIMIT_SIGNUP_PERMITS", "3"),
                Map.entry("AUTH_LIMIT_SIGNUP_WINDOW", "1d"),
                Map.entry("AUTH_LIMIT_EXPORT_PERMITS", "2"),
                Map.entry("AUTH_LIMIT_EXPORT_WINDOW", "3h"),
                Map.entry("AUTH_LIMIT_KNOWN_SOURCE", "90d"),
                Map.entry("AUTH_TRUSTED_PROXIES", "10.0.0.0/8, ::1")));
    Duration day = Duration.ofDays(1);
    assertEquals(
        new RateLimitSettings(
            new ProgressiveDelay(5, Duration.ofSeconds(2), Duration.ofHours(1), day),
            new PermitWindow(20, Duration.ofMinutes(1)),
            new PermitWindow(500, Duration.ofSeconds(30)),
            new PermitWindow(3, day),
            new PermitWindow(2, Duration.ofHours(3)),
            Duration.ofDays(90)),
        config.accounts().limits());
    assertEquals(2, config.http().trustedProxies().size());
    assertEquals(List.of(), config.ignored().unknown());
  }

  @Test
  void noTextOfTheSettingsShowsASecret() {
    Config config =
        Config.from(
            Map.of(
                "AUTH_JWT_SECRET",
                SECRET,
                "AUTH_DB_URL",
                "jdbc:mysql://db/auth",
                "AUTH_DB_PASSWORD",
                SECRET,
                "AUTH_ADMIN_USERNAME",
                "root",
                "AUTH_ADMIN_EMAIL",
                "root@example.org",
                "AUTH_ADMIN_PASSWORD",
                SECRET));

    assertFalse(config.toString().contains(SECRET));
    assertTrue(config.accounts().administrator().isPresent());
  }
}

package dev.portcullis.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.adapter.password.BcryptPasswordHasher;
import dev.portcullis.adapter.password.Pepper;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.testkit.database.TestDatabase;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hashes of every version and origin are upgraded at sign-in, on MySQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasswordUpgradeIT {
  private static final int COST = 10;
  private static final byte[] OLD_KEY = key(7);
  private static final byte[] NEW_KEY = key(8);
  private static final Pepper OLD = new Pepper("p1", OLD_KEY);
  private static final Pepper NEW = new Pepper("p2", NEW_KEY);
  private static final String TODAY = "v1$p2$$2b$10$";

  private final TestDatabase database = TestDatabase.migrated();
  private final StoredPasswords stored = new StoredPasswords(database);
  private ServerProcess server;
  private Api api;

  @BeforeAll
  void start(@TempDir Path directory) {
    Map<String, String> settings = new HashMap<>(MySqlServerIT.settings(database));
    settings.put("AUTH_PASSWORD_COST", Integer.toString(COST));
    settings.put("AUTH_PASSWORD_PEPPER", "p2:" + base64(NEW_KEY) + ",p1:" + base64(OLD_KEY));
    server = ServerProcess.start(directory, settings).awaitReady();
    api = new Api(server.address());
  }

  @AfterAll
  void stop() {
    server.close();
    database.close();
  }

  // All are of Api.PASSWORD, made by
  //   php -r 'echo crypt("...", "\$2a\$04\$abcdefghijklmnopqrstuu");'
  //   node -e 'console.log(require("bcryptjs").hashSync("...", 4))' with bcryptjs 3.0.3
  //   htpasswd -nbBC 4 u '...' with apache2-utils 2.4
  //   node, where hmac = crypto.createHmac('sha384', 'portcullis: no pepper is configured')
  //       .update('...'): 'v1$-$' + bcryptjs.hashSync(hmac.digest('base64'), 4)
  @ParameterizedTest
  @CsvSource({
    "php, $2a$04$abcdefghijklmnopqrstuu7EJV7kdjBBQxyb0HjTh9KS7.Lah/6CG",
    "bcryptjs, $2b$04$w6vTTSyCO0yAG/6q6Gxtceocu5gczQ2udGYy3Y6kEJbMczakOFKkK",
    "htpasswd, $2y$04$0WX/9U43JSFrgXjy2gmeNOUipl3EPuJWa9MGp9dP7GSQtN7SK4qPy",
    "unpeppered, v1$-$$2b$04$DviWX/wilY32xbpApH7kROnZlal1yTPUIYRNet3Fwt3OSaGjZeJqS"
  })
  void aHashMadeElsewhereBecomesOneOfToday(String name, String hash) {
    becomesOneOfToday(name, hash);
  }

  @Test
  void aHashOfAnOlderPepperBecomesOneOfToday() {
    becomesOneOfToday("older-pepper", hash(COST, OLD));
  }

  @Test
  void aHashOfAnotherCostBecomesOneOfToday() {
    becomesOneOfToday("costlier", hash(COST + 1, NEW));
  }

  @Test
  void aHashOfTodayStaysAsItIs() {
    String hash = hash(COST, NEW);
    stored.add("today", hash);

    assertEquals(200, api.signIn("today", Api.PASSWORD).statusCode());
    assertEquals(hash, stored.of("today"));
  }

  @Test
  void aHashWhosePepperIsNotConfiguredIsNeverVerifiedAndIsKept() {
    String hash = hash(COST, new Pepper("p3", key(9)));
    stored.add("no-pepper", hash);

    assertEquals(401, api.signIn("no-pepper", Api.PASSWORD).statusCode());
    assertEquals(hash, stored.of("no-pepper"));
  }

  private void becomesOneOfToday(String name, String hash) {
    stored.add(name, hash);
    assertEquals(401, api.signIn(name, Api.PASSWORD + "!").statusCode());
    assertEquals(hash, stored.of(name), "a wrong password leaves the row alone");

    assertEquals(200, api.signIn(name, Api.PASSWORD).statusCode());
    String upgraded = stored.of(name);
    assertTrue(upgraded.startsWith(TODAY), upgraded);
    assertEquals(401, api.signIn(name, Api.PASSWORD + "!").statusCode());
    assertEquals(200, api.signIn(name, Api.PASSWORD).statusCode());
    assertEquals(upgraded, stored.of(name), "once is enough");
  }

  private static String hash(int cost, Pepper pepper) {
    BcryptPasswordHasher hasher =
        new BcryptPasswordHasher(cost, List.of(pepper), new SecureRandom());
    try (PlainPassword password = PlainPassword.of(Api.PASSWORD)) {
      return hasher.hash(password).encoded();
    }
  }

  private static byte[] key(int fill) {
    byte[] key = new byte[Pepper.MIN_KEY_BYTES];
    Arrays.fill(key, (byte) fill);
    return key;
  }

  private static String base64(byte[] key) {
    return Base64.getEncoder().encodeToString(key);
  }
}

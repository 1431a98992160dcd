package dev.portcullis.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.testkit.database.TestDatabase;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stolen database alone gives no access (ASVS 5.0 V7.2, V11.2). */
class DumpIT {
  private static final int NAME_LENGTH = 24;
  private static final int KEY_LENGTH = 32;

  @AutoClose private final TestDatabase database = TestDatabase.migrated();

  @Test
  void aDumpHoldsNoSecretAndNothingToDeriveOneFrom(@TempDir Path directory) throws Exception {
    try (ServerProcess server = serve(directory)) {
      Api api = new Api(server.address());
      assertEquals(201, api.signUp("ada").statusCode());
      Tokens first = api.tokensOf("ada");
      Tokens second = Tokens.of(api.refresh(first.refresh()));

      Dump dump = Dump.of(database);
      byte[] session = Arrays.copyOf(decoded(second.refresh()), Long.BYTES * 2);
      assertTrue(
          dump.placesOf(session).contains("sessions.id"), "what is stored is found in the dump");
      secrets(first, second)
          .forEach((name, secret) -> assertEquals(List.of(), dump.placesOf(secret), name));

      assertForgeriesRefused(api, dump, second);
      assertEquals(200, api.refresh(second.refresh()).statusCode(), "the session is active");
    }
  }

  private ServerProcess serve(Path directory) {
    byte[] key = new byte[KEY_LENGTH];
    new SecureRandom().nextBytes(key);
    Map<String, String> settings = new HashMap<>(MySqlServerIT.settings(database));
    settings.put("AUTH_KEY_ENCRYPTION_KEY", Base64.getEncoder().encodeToString(key));
    return ServerProcess.start(directory, settings).awaitReady();
  }

  private static Map<String, byte[]> secrets(Tokens first, Tokens second) {
    Map<String, byte[]> secrets = new LinkedHashMap<>();
    secrets.put("password", Api.PASSWORD.getBytes(UTF_8));
    for (Tokens tokens : List.of(first, second)) {
      byte[] refresh = decoded(tokens.refresh());
      byte[] mac = Arrays.copyOfRange(refresh, NAME_LENGTH, refresh.length);
      secrets.put("text of refresh token " + secrets.size(), tokens.refresh().getBytes(UTF_8));
      secrets.put("bytes of refresh token " + secrets.size(), refresh);
      secrets.put("MAC of refresh token " + secrets.size(), mac);
      secrets.put("half a MAC " + secrets.size(), Arrays.copyOf(mac, mac.length / 2));
      secrets.put("digest of refresh token " + secrets.size(), sha256(tokens.refresh()));
      secrets.put("text of access token " + secrets.size(), tokens.access().getBytes(UTF_8));
      String signature = tokens.access().substring(tokens.access().lastIndexOf('.') + 1);
      secrets.put("text of signature " + secrets.size(), signature.getBytes(UTF_8));
      secrets.put("bytes of signature " + secrets.size(), decoded(signature));
    }
    return secrets;
  }

  /** With every stored value, and what is easily made of it, for the key. */
  private static void assertForgeriesRefused(Api api, Dump dump, Tokens genuine) throws Exception {
    byte[] name = Arrays.copyOf(decoded(genuine.refresh()), NAME_LENGTH);
    Set<String> forgeries = new HashSet<>();
    for (byte[] key : keys(dump)) {
      forgeries.add(token(name, key));
    }
    assertTrue(forgeries.size() > 100, () -> forgeries.size() + " forgeries");
    assertFalse(forgeries.contains(genuine.refresh()));
    for (String forgery : forgeries) {
      assertEquals(401, api.refresh(forgery).statusCode());
    }
  }

  private static List<byte[]> keys(Dump dump) {
    List<byte[]> keys = new ArrayList<>();
    // What is empty or not configured might have been taken for a key, too.
    keys.add(new byte[KEY_LENGTH]);
    for (Dump.Value value : dump.values()) {
      if (value.bytes().length > 0) {
        keys.add(value.bytes());
        keys.add(sha256(value.text()));
      }
    }
    return keys;
  }

  private static String token(byte[] name, byte[] key) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    byte[] proof = mac.doFinal(name);
    byte[] token = ByteBuffer.allocate(name.length + proof.length).put(name).put(proof).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  private static byte[] decoded(String text) {
    return Base64.getUrlDecoder().decode(text);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(ISO_8859_1));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("SHA-256 is part of every JDK", missing);
    }
  }
}

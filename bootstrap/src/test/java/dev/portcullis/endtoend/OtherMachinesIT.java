package dev.portcullis.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The server on machines with other locales and environments. */
@Execution(ExecutionMode.CONCURRENT)
class OtherMachinesIT {
  private static final String SECRET = "märchenhaft lange Wörter für €inen Ölprinzen";
  private static final String REPLACED = SECRET.replaceAll("[^ -~]", "\uFFFD");

  private static final Map<String, String> MACHINE =
      Map.of(
          "LC_ALL",
          "C",
          "JDK_JAVA_OPTIONS",
          "-Duser.language=tr -Duser.country=TR -Duser.timezone=Asia/Kathmandu",
          "AUTH_ADMIN_USERNAME",
          "ADMIN.ISIK",
          "AUTH_ADMIN_EMAIL",
          "isik@example.org");

  @TempDir private Path directory;

  @Test
  void aSecretOfTheEnvironmentIsTheSameUnderAnotherLocale() {
    Map<String, String> settings = new HashMap<>(MACHINE);
    settings.put("AUTH_ADMIN_PASSWORD", SECRET);
    try (ServerProcess server = ServerProcess.start(directory, settings).awaitReady()) {
      Api api = new Api(server.address());

      assertEquals(200, api.signIn("admin.isik", SECRET).statusCode());
      assertEquals(401, api.signIn("admin.isik", REPLACED).statusCode());
      assertEquals(401, api.signIn("admin.isik", SECRET.replaceAll("[^ -~]", "?")).statusCode());
    }
  }

  @Test
  void aSecretOfDotEnvAndOfAFileIsTheSameUnderAnotherLocale() throws Exception {
    Files.writeString(directory.resolve("secret"), "\uFEFF" + SECRET + "\n");
    Files.writeString(directory.resolve(".env"), "AUTH_ADMIN_PASSWORD_FILE=secret\n");
    try (ServerProcess server = ServerProcess.start(directory, MACHINE).awaitReady()) {
      assertEquals(200, new Api(server.address()).signIn("admin.isik", SECRET).statusCode());
    }
  }

  @Test
  void ambiguousSecretsAreReportedTogetherAndNotShown() throws Exception {
    Files.write(directory.resolve("secret"), SECRET.getBytes(ISO_8859_1));
    Files.writeString(
        directory.resolve(".env"),
        "AUTH_JWT_SECRET=correct horse battery#staple and more than 32 bytes\n");
    Map<String, String> settings = new HashMap<>(MACHINE);
    settings.put("AUTH_ADMIN_PASSWORD_FILE", "secret");
    try (ServerProcess server = ServerProcess.start(directory, settings)) {
      assertEquals(2, server.awaitExit());
      String said = String.join("\n", server.lines());
      assertTrue(said.contains("AUTH_ADMIN_PASSWORD_FILE names a file that is not in UTF-8"), said);
      assertTrue(said.contains("AUTH_JWT_SECRET in ") && said.contains("line 1"), said);
      assertFalse(said.contains("horse") || said.contains("Wörter"), said);
      assertFalse(said.contains("at dev.portcullis"), said);
    }
  }

  @Test
  void amongServicesOfKubernetesTheServerStartsWithOneMessage() throws Exception {
    Map<String, String> settings =
        Map.of(
            "AUTH_SERVICE_HOST",
            "10.96.0.9",
            "AUTH_SERVICE_PORT",
            "8080",
            "AUTH_PORT",
            "tcp://10.96.0.9:8080",
            "AUTH_PORT_8080_TCP_ADDR",
            "10.96.0.9",
            "AUTH_MANAGEMENT_HOST",
            "0.0.0.0");
    try (ServerProcess server = ServerProcess.start(directory, settings).awaitReady()) {
      List<String> told =
          server.lines().stream().filter(line -> line.contains("AUTH_SERVICE_HOST")).toList();
      assertEquals(1, told.size(), told::toString);
      assertTrue(told.get(0).contains("Kubernetes"), told::toString);
      URI management = server.managementAddress();
      assertTrue(InetAddress.getByName(management.getHost()).isAnyLocalAddress());
      assertEquals(200, new Api(management).get("/livez").statusCode());
    }
  }
}

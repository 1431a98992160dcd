package dev.portcullis.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class JdbcUrlTest {
  private static final String DEFAULTS =
      "connectTimeout=2000&socketTimeout=5000&tcpKeepAlive=true&connectionTimeZone=UTC"
          + "&allowMultiQueries=false&sessionVariables=innodb_lock_wait_timeout=2,lock_wait_timeout=2,wait_timeout=3600";

  @Test
  void everyServerGetsTimeouts() {
    for (String url : new String[] {"jdbc:mysql://db/auth", "jdbc:mariadb://a:3306,b:3306/auth"}) {
      assertEquals(url + "?" + DEFAULTS, JdbcUrl.forQueries(url));
      assertEquals(url + "?" + DEFAULTS, JdbcUrl.forQueries(url + "?"));
      assertEquals(
          url + "?sslMode=REQUIRED&" + DEFAULTS, JdbcUrl.forQueries(url + "?sslMode=REQUIRED"));
    }
  }

  @Test
  void parametersOfTheUrlAreKeptInAnyCase() {
    String url = JdbcUrl.forQueries("jdbc:mysql://db/auth?SOCKETTIMEOUT=1&connectTimeout=7");
    assertTrue(
        url.startsWith("jdbc:mysql://db/auth?SOCKETTIMEOUT=1&connectTimeout=7&tcpKeep"), url);
    assertFalse(url.contains("socketTimeout"), url);
    assertFalse(url.contains("2000"), url);
  }

  @Test
  void sessionVariablesOfTheUrlAreKeptAndDefaultsAdded() {
    String ours = "innodb_lock_wait_timeout=2,lock_wait_timeout=2,wait_timeout=3600";
    for (String[] each :
        new String[][] {
          {"sessionVariables=", ours},
          {"sessionVariables=sql_mode='ANSI'", "sql_mode='ANSI'," + ours},
          {"SESSIONVARIABLES=sql_mode%3D%27ANSI%27", "sql_mode%3D%27ANSI%27," + ours},
          {
            "sessionVariables=lock_wait_timeout=7",
            "lock_wait_timeout=7,innodb_lock_wait_timeout=2,wait_timeout=3600"
          },
          {
            "sessionVariables=INNODB_LOCK_WAIT_TIMEOUT%20=9",
            "INNODB_LOCK_WAIT_TIMEOUT%20=9,lock_wait_timeout=2,wait_timeout=3600"
          },
          {
            "sessionVariables=a=1,@@session.lock_wait_timeout=7;innodb_lock_wait_timeout=3",
            "a=1,@@session.lock_wait_timeout=7;innodb_lock_wait_timeout=3,wait_timeout=3600"
          }
        }) {
      String parameter = each[0].split("=", 2)[0];
      for (String more : new String[] {"", "&x=y"}) {
        String url = JdbcUrl.forQueries("jdbc:mysql://db/auth?" + each[0] + more);
        String wanted = "jdbc:mysql://db/auth?" + parameter + "=" + each[1] + more;
        assertTrue(url.startsWith(wanted + "&connectTimeout="), url);
        assertEquals(
            url.length() - "sessionVariables=".length(),
            url.replaceAll("(?i)sessionVariables=", "").length());
      }
    }
  }

  @Test
  void migrationsHaveLongerTimeoutsThanQueries() {
    String url = JdbcUrl.forMigrations("jdbc:mysql://db/auth");
    assertTrue(url.contains("?socketTimeout=3600000&connectTimeout=2000&"), url);
    assertFalse(url.contains("5000"), url);
    assertTrue(
        url.endsWith(
            "&sessionVariables=innodb_lock_wait_timeout=10,lock_wait_timeout=10,wait_timeout=3600"),
        url);
  }

  @Test
  void embeddedDatabaseIsAFileInTheDirectory() {
    String url = JdbcUrl.forQueries(JdbcUrl.embedded(Path.of("/var/lib/auth data")));
    assertTrue(url.startsWith("jdbc:h2:file:/var/lib/auth data/portcullis;MODE=MySQL;"), url);
    assertTrue(url.contains(";WRITE_DELAY=0;"), url);
    assertEquals(url, JdbcUrl.forMigrations(url));
  }

  @Test
  void directoryThatH2CannotExpressIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> JdbcUrl.embedded(Path.of("a;INIT=x")));
  }

  @Test
  void locationHasNoSecret() {
    assertEquals(
        "jdbc:mysql://db:3306/auth",
        JdbcUrl.location("jdbc:mysql://root:p@ss@db:3306/auth?password=secret"));
    assertEquals("jdbc:h2:file:/data/x", JdbcUrl.location("jdbc:h2:file:/data/x;PASSWORD=secret"));
  }

  @Test
  void settingsPrintNoPassword() {
    DatabaseSettings settings =
        new DatabaseSettings("jdbc:mysql://db/auth?password=secret", "app", "secret", 10);
    assertEquals(
        "DatabaseSettings[jdbc:mysql://db/auth, user=app, password=***, 10]", settings.toString());
  }

  @Test
  void otherDatabasesAndEmptyPoolsAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new DatabaseSettings("jdbc:postgresql://db/auth", "app", "", 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new DatabaseSettings("jdbc:mysql://db/auth", "app", "", 0));
  }
}

package dev.portcullis.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.bootstrap.cli.CommandRun;
import dev.portcullis.testkit.database.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Ctrl-C in the middle of a removal of more rows than can be removed in the time. */
@Execution(ExecutionMode.CONCURRENT)
class InterruptedPurgeIT {
  private static final int DOUBLINGS = 17;

  @AutoClose private final TestDatabase database = TestDatabase.mysql();

  @Test
  void anInterruptedRemovalStopsBetweenTwoBatchesAndSaysHowFarItCame(@TempDir Path directory)
      throws Exception {
    Map<String, String> settings = new HashMap<>(MySqlServerIT.settings(database));
    settings.put("AUTH_DATA_DIR", directory.resolve("data").toString());
    assertEquals(0, new CommandRun(settings, directory).run("migrate").code());
    int rows = fill();

    String command = CommandShell.function(Map.of()) + "; portcullis purge --json";
    try (PseudoTerminal terminal =
        PseudoTerminal.run(
            "bash -c '" + command.replace("'", "'\\''") + "'", directory, settings)) {
      terminal.await("Removing").send("\u0003");
      assertEquals(130, terminal.exitCode(), terminal::screen);

      int left = count();
      assertTrue(left > 0 && left < rows, () -> left + " of " + rows + " left");
      String told = "{\"kind\":\"revocations\",\"removed\":" + (rows - left);
      assertTrue(terminal.screen().contains(told), terminal::screen);
    }
  }

  private int fill() throws Exception {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO revocations (session_id, revoked_at) VALUES (X'%s', '2020-01-01 00:00:00')"
              .formatted("00".repeat(16)));
      for (int i = 0; i < DOUBLINGS; i++) {
        statement.execute(
            "INSERT INTO revocations (session_id, revoked_at) SELECT session_id, revoked_at FROM revocations");
      }
    }
    return count();
  }

  private int count() throws Exception {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet number = statement.executeQuery("SELECT COUNT(*) FROM revocations")) {
      assertTrue(number.next());
      return number.getInt(1);
    }
  }
}

package dev.portcullis.endtoend;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.portcullis.testkit.database.TestDatabase;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Accounts as an import leaves them: rows, written past the server.
 *
 * @param database where they are
 */
record StoredPasswords(TestDatabase database) {
  private static final String CHANGED_AT = "2020-02-02 02:02:02.123456";
  private static final String USER =
      "INSERT INTO users (id, username, username_key, email, email_key, status, epoch, version,"
          + " created_at) VALUES (?, ?, ?, ?, ?, 'ACTIVE', 0, 0, '"
          + CHANGED_AT
          + "')";
  private static final String CREDENTIAL =
      "INSERT INTO credentials (user_id, password_hash, changed_at) VALUES (?, ?, '"
          + CHANGED_AT
          + "')";
  private static final String HASH =
      "SELECT c.password_hash FROM credentials c JOIN users u ON u.id = c.user_id"
          + " WHERE u.username = ? AND c.changed_at = '"
          + CHANGED_AT
          + "'";

  /** Stores an account of that name, in lower case, with that hash. */
  void add(String name, String hash) {
    UUID id = UUID.randomUUID();
    byte[] key =
        ByteBuffer.allocate(16)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    String email = name + "@example.org";
    try (Connection connection = database.connect();
        PreparedStatement user = connection.prepareStatement(USER);
        PreparedStatement credential = connection.prepareStatement(CREDENTIAL)) {
      user.setBytes(1, key);
      user.setString(2, name);
      user.setBytes(3, name.getBytes(US_ASCII));
      user.setString(4, email);
      user.setBytes(5, email.getBytes(US_ASCII));
      user.executeUpdate();
      credential.setBytes(1, key);
      credential.setBytes(2, hash.getBytes(US_ASCII));
      credential.executeUpdate();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** What is stored for that name now; the time of the last change must be that of the import. */
  String of(String name) {
    try (Connection connection = database.connect();
        PreparedStatement statement = connection.prepareStatement(HASH)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          throw new AssertionError("no password of the import for " + name);
        }
        return new String(rows.getBytes(1), US_ASCII);
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}

package dev.portcullis.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.testkit.database.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Every value in a schema, as in a stolen backup. */
final class Dump {
  private final List<Value> values;

  private Dump(List<Value> values) {
    this.values = List.copyOf(values);
  }

  /** One value, a character for each byte, and where it stood. */
  record Value(String column, String text) {
    byte[] bytes() {
      return text.getBytes(ISO_8859_1);
    }
  }

  /** Reads every column of every table. */
  static Dump of(TestDatabase database) throws SQLException {
    List<Value> values = new ArrayList<>();
    try (Connection connection = database.connect()) {
      for (String table : tables(connection)) {
        read(connection, table, values);
      }
    }
    return new Dump(values);
  }

  /** All values. */
  List<Value> values() {
    return values;
  }

  /**
   * Where {@code secret} stands: as it is, or written in hexadecimal digits of either case; by
   * itself or within more.
   */
  List<String> placesOf(byte[] secret) {
    String raw = new String(secret, ISO_8859_1);
    String digits = HexFormat.of().formatHex(secret);
    return values.stream()
        .filter(
            value ->
                value.text().contains(raw)
                    || value.text().toLowerCase(Locale.ROOT).contains(digits))
        .map(Value::column)
        .toList();
  }

  /** Where {@code text} stands, in whichever case of ASCII letters; by itself or within more. */
  List<String> placesOfText(String text) {
    String bytes = lowerCase(new String(text.getBytes(UTF_8), ISO_8859_1));
    Stream<String> asText =
        values.stream().filter(value -> lowerCase(value.text()).contains(bytes)).map(Value::column);
    return Stream.concat(asText, placesOf(text.toLowerCase(Locale.ROOT).getBytes(UTF_8)).stream())
        .distinct()
        .toList();
  }

  private static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    // What MySQL calls a database is a schema in H2.
    boolean isH2 = connection.getMetaData().getDatabaseProductName().equals("H2");
    String schema = isH2 ? connection.getSchema() : connection.getCatalog();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = ?")) {
      statement.setString(1, schema);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
    }
    return tables;
  }

  private static void read(Connection connection, String table, List<Value> values)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM `" + table + "`")) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int column = 1; column <= columns; column++) {
          String name = table + "." + rows.getMetaData().getColumnName(column);
          bytes(rows, column)
              .ifPresent(bytes -> values.add(new Value(name, new String(bytes, ISO_8859_1))));
        }
      }
    }
  }

  private static Optional<byte[]> bytes(ResultSet rows, int column) throws SQLException {
    return switch (rows.getMetaData().getColumnType(column)) {
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
          Optional.ofNullable(rows.getBytes(column));
      default -> Optional.ofNullable(rows.getString(column)).map(text -> text.getBytes(UTF_8));
    };
  }
}

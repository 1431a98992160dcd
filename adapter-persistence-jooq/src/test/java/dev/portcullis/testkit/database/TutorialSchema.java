package dev.portcullis.testkit.database;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The tables of the tutorial as its servers create them, in a schema of one's own.
 *
 * @param database the schema
 * @param prefix what the names of the tables begin with
 */
public record TutorialSchema(TestDatabase database, String prefix) {
  /** Of the password {@code correct horse battery staple}, made by PHP's {@code crypt}. */
  public static final String HASH = "$2a$04$abcdefghijklmnopqrstuu7EJV7kdjBBQxyb0HjTh9KS7.Lah/6CG";

  /** Of each this many accounts in a row, the same have the same defects. */
  public static final int BLOCK = 1_000;

  /** How many accounts of each block cannot come over as they are. */
  public static final int REFUSED_IN_BLOCK = 13;

  private static final String DIGITS =
      "(SELECT 0 d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION"
          + " ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";

  /** Numbers below 100 000. */
  private static final String NUMBERS =
      "(SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d n FROM %1$s a, %1$s b, %1$s c,"
              .formatted(DIGITS)
          + " %1$s e, %1$s f)".formatted(DIGITS);

  public TutorialSchema {
    requireNonNull(database, "database");
    requireNonNull(prefix, "prefix");
  }

  /** Creates the tables of the Node.js server, as Sequelize 6 does, without users. */
  public static TutorialSchema node(TestDatabase database, String prefix) {
    TutorialSchema schema = new TutorialSchema(database, prefix);
    schema.execute(
        "CREATE TABLE %sroles (id INTEGER, name VARCHAR(255), createdAt DATETIME NOT NULL,"
            + " updatedAt DATETIME NOT NULL, PRIMARY KEY (id)) %s",
        "CREATE TABLE %susers (id INTEGER NOT NULL AUTO_INCREMENT, username VARCHAR(255),"
            + " email VARCHAR(255), password VARCHAR(255), createdAt DATETIME NULL,"
            + " updatedAt DATETIME NULL, PRIMARY KEY (id)) %s",
        // Without the primary key, so that rows may be there twice, as older versions left them.
        "CREATE TABLE %suser_roles (createdAt DATETIME NOT NULL, updatedAt DATETIME NOT NULL,"
            + " roleId INTEGER, userId INTEGER, INDEX (roleId, userId), INDEX (userId)) %s");
    schema.execute(
        "INSERT INTO %sroles VALUES (1, 'user', NOW(), NOW()), (2, 'moderator', NOW(), NOW()),"
            + " (3, 'admin', NOW(), NOW())");
    return schema;
  }

  /** Creates the tables of the Spring Boot server, as Hibernate does, without users. */
  public static TutorialSchema spring(TestDatabase database) {
    TutorialSchema schema = new TutorialSchema(database, "");
    schema.execute(
        "CREATE TABLE %sroles (id INTEGER NOT NULL AUTO_INCREMENT, name VARCHAR(20),"
            + " PRIMARY KEY (id)) %s",
        "CREATE TABLE %susers (id BIGINT NOT NULL AUTO_INCREMENT, email VARCHAR(50),"
            + " password VARCHAR(120), username VARCHAR(20), PRIMARY KEY (id)) %s",
        "CREATE TABLE %suser_roles (user_id BIGINT NOT NULL, role_id INTEGER NOT NULL,"
            + " PRIMARY KEY (user_id, role_id)) %s");
    schema.execute(
        "INSERT INTO %sroles (name) VALUES ('ROLE_USER'), ('ROLE_MODERATOR'), ('ROLE_ADMIN')");
    return schema;
  }

  /**
   * Adds accounts to the tables of the Node.js server, {@value #BLOCK} to 100 000 of them, numbered
   * from 1: with every defect that an import knows.
   */
  public TutorialSchema fill(int count) {
    execute(
        "INSERT INTO %susers SELECT n, username, email, password,"
            + " IF(k = 20, NULL, '2020-02-02 02:02:02'), NOW() FROM (SELECT n, k, "
            + USERNAME
            + " username, "
            + EMAIL
            + " email, "
            + PASSWORD
            + " password FROM (SELECT n + 1 n, (n + 1) %% 1000 k FROM "
            + NUMBERS
            + " numbers WHERE n < "
            + count
            + ") counted) made",
        "INSERT INTO %sroles SELECT 100 + n, CONCAT('r', n), NOW(), NOW() FROM "
            + NUMBERS
            + " numbers WHERE n BETWEEN 1 AND 33",
        "INSERT INTO %sroles VALUES (50, 'Auditor', NOW(), NOW())",
        link("1", "id %% 1000 NOT IN (11, 13, 14)"),
        link("1", "id %% 1000 = 12"),
        link("50", "id %% 1000 = 13"),
        link("99", "id %% 1000 = 14"),
        link("3", "id %% 1000 = 19"),
        "INSERT INTO %suser_roles SELECT NOW(), NOW(), r.id, u.id FROM %1$susers u JOIN %1$sroles r"
            + " ON r.id > 100 WHERE u.id %% 1000 = 16");
    return this;
  }

  private static final String USERNAME =
      "CASE k WHEN 1 THEN NULL WHEN 2 THEN CONCAT('üser', n) WHEN 3 THEN CONCAT('USER', n - 3)"
          + " WHEN 4 THEN CONCAT('üser', n - 4) WHEN 15 THEN CONCAT('user', n, ' ')"
          + " WHEN 21 THEN REPEAT('long', 10) WHEN 22 THEN NULL ELSE CONCAT('user', n) END";
  private static final String EMAIL =
      "CASE k WHEN 5 THEN NULL WHEN 6 THEN CONCAT('no address ', n)"
          + " WHEN 7 THEN CONCAT('USER', n - 7, '@EXAMPLE.ORG')"
          + " WHEN 17 THEN CONCAT('user', n, '@exämple.org')"
          + " WHEN 18 THEN CONCAT('user', n - 1, '@example.org')"
          + " WHEN 22 THEN NULL ELSE CONCAT('user', n, '@example.org') END";
  private static final String PASSWORD =
      "CASE k WHEN 8 THEN NULL WHEN 9 THEN 'secret' WHEN 10 THEN '"
          + HASH.replace("$04$", "$15$")
          + "' WHEN 22 THEN NULL ELSE '"
          + HASH
          + "' END";

  private static String link(String role, String users) {
    return "INSERT INTO %suser_roles SELECT NOW(), NOW(), "
        + role
        + ", id FROM %1$susers WHERE "
        + users;
  }

  /** Runs statements; the first {@code %s} is the prefix, the second the options of a table. */
  public void execute(String... statements) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql.formatted(prefix, options()));
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** The defaults of a server that the tutorial runs on. */
  private String options() {
    return database.vendor() == TestDatabase.Vendor.MYSQL
        ? "DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci"
        : "DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci";
  }
}

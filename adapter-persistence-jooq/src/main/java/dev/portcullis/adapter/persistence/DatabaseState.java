package dev.portcullis.adapter.persistence;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * States in which a database answers and does not do what we need, by the numbers of their errors,
 * with what an operator can do. Numbers without a word are those of MySQL, which MariaDB shares.
 */
enum DatabaseState {
  BINARY_LOG_BY_STATEMENT(
      true,
      "set binlog_format to ROW or MIXED on the server: STATEMENT cannot record changes made under"
          + " READ COMMITTED",
      1665),
  /** Last: of H2. */
  READ_ONLY(
      true,
      "the server takes no writes: point AUTH_DB_URL to the primary, or switch read_only,"
          + " super_read_only and transaction_read_only off",
      1290,
      1792,
      1836,
      90097),
  DISK_FULL(
      false,
      "make room on the disk of the database, or raise the limit that it met",
      3,
      1021,
      1026,
      1114,
      1197,
      1598,
      14,
      90028,
      90031),
  OUT_OF_MEMORY(
      false, "the server has not enough memory or threads", 5, 1037, 1038, 1041, 1135, 1206),
  RIGHTS_MISSING(
      true,
      "grant the account of AUTH_DB_USER SELECT, INSERT, UPDATE and DELETE on the schema, and CREATE,"
          + " ALTER, INDEX, REFERENCES and DROP for a new version",
      1044,
      1142,
      1143,
      1227,
      1370,
      90096),
  SIGN_IN_REFUSED(
      true,
      "check AUTH_DB_USER and AUTH_DB_PASSWORD, and that the account may connect from this host",
      1045,
      1130,
      1698,
      28000),
  /** Last: of MariaDB. */
  ACCOUNT_LOCKED(true, "unlock the account: ALTER USER … ACCOUNT UNLOCK", 3118, 4151),
  PASSWORD_EXPIRED(
      true, "give the account a new password (ALTER USER … IDENTIFIED BY …)", 1820, 1862),
  OFFLINE(
      true, "the server is in offline mode: set offline_mode to OFF when the work is done", 3032),
  TOO_MANY_CONNECTIONS(
      false,
      "raise max_connections or max_user_connections, or lower AUTH_DB_POOL_SIZE of the nodes",
      1040,
      1203,
      1226),
  HOST_BLOCKED(false, "the server blocks this host after errors: run FLUSH HOSTS there", 1129),
  SCHEMA_MISSING(false, "create the database that AUTH_DB_URL names", 1046, 1049, 90013, 90146),
  /** Last: of H2. */
  TABLES_MISSING(
      false,
      "a table or column is missing: the tables are being made ready, or were changed by hand or by"
          + " another version; restore them, or start a node of this version",
      1054,
      1146,
      42102,
      42103,
      42104,
      42122),
  /** MySQL: shutdown in progress, query interrupted, crashed table; MariaDB: killed; Galera. */
  STOPPING(
      false,
      "the server stops, starts or repairs a table: wait",
      1053,
      1077,
      1079,
      1317,
      1194,
      1195,
      1927,
      1047,
      3168,
      3169),
  /** H2: in use by another process, connection broken, database closed, closing. */
  EMBEDDED_CLOSED(
      false, "another process may have the embedded database open", 90020, 90067, 90098, 90121);

  private final boolean ofTheSession;
  private final String remedy;

  @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
  private final Set<Integer> codes;

  DatabaseState(boolean ofTheSession, String remedy, Integer... codes) {
    this.ofTheSession = ofTheSession;
    this.remedy = remedy;
    this.codes = Set.copyOf(Arrays.asList(codes));
  }

  static Optional<DatabaseState> of(SQLException failure) {
    return Arrays.stream(values())
        .filter(state -> state.codes.contains(failure.getErrorCode()))
        .findFirst();
  }

  /** Whether a session may keep it when the server no longer has it. */
  boolean isOfTheSession() {
    return ofTheSession;
  }

  /** What an operator can do. */
  String remedy() {
    return remedy;
  }
}

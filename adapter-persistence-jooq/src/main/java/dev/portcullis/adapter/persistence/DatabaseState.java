package dev.portcullis.adapter.persistence;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * States in which a database answers but refuses the work of the store, recognised by error number,
 * each with a remedy for the operator. Numbers without a comment are those of MySQL, which MariaDB
 * shares.
 */
enum DatabaseState {
  BINARY_LOG_BY_STATEMENT(
      true,
      "set binlog_format to ROW or MIXED on the server: STATEMENT cannot record changes made under"
          + " READ COMMITTED",
      1665),
  /** The last number is of H2. */
  READ_ONLY(
      true,
      "the server refuses writes: point AUTH_DB_URL to the primary, or switch read_only,"
          + " super_read_only and transaction_read_only off",
      1290,
      1792,
      1836,
      90097),
  DISK_FULL(
      false,
      "free disk space on the database server, or raise the size limit that was reached",
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
      false,
      "the server is out of memory or threads: give it more, or reduce its load",
      5,
      1037,
      1038,
      1041,
      1135,
      1206),
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
  /** The last number is of MariaDB. */
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
  /** The last four numbers are of H2. */
  TABLES_MISSING(
      false,
      "a table or column is missing: a migration is running, or the tables were changed by hand or by"
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
      "the server is stopping, starting or repairing a table: wait",
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
  /** Of H2: in use by another process, connection broken, database closed, closing. */
  EMBEDDED_CLOSED(
      false, "another process may have the embedded database open", 90020, 90067, 90098, 90121);

  private final boolean remainsInSession;
  private final String remedy;

  @SuppressWarnings("ImmutableEnumChecker") // an immutable copy
  private final Set<Integer> codes;

  DatabaseState(boolean remainsInSession, String remedy, Integer... codes) {
    this.remainsInSession = remainsInSession;
    this.remedy = remedy;
    this.codes = Set.copyOf(Arrays.asList(codes));
  }

  static Optional<DatabaseState> of(SQLException failure) {
    return Arrays.stream(values())
        .filter(state -> state.codes.contains(failure.getErrorCode()))
        .findFirst();
  }

  /** Whether a database session may stay in this state after the server has left it. */
  boolean remainsInSession() {
    return remainsInSession;
  }

  /** What the operator can do, as part of a message. */
  String remedy() {
    return remedy;
  }
}

package dev.portcullis.adapter.persistence;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;

import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.takeover.AccountSource;
import dev.portcullis.domain.takeover.EqualAccounts;
import dev.portcullis.domain.takeover.SourceAccount;
import dev.portcullis.domain.takeover.SourceDescription;
import dev.portcullis.domain.takeover.SourceUnavailableException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The accounts in a database of the tutorial, on a connection of its own that the server lets only
 * read. Each call reads what is committed at that moment, and no transaction stays open in between:
 * a long one would keep the tutorial's own server from cleaning up. Reads one page ahead, in a
 * thread of its own. For one thread.
 */
public final class TutorialSource implements AccountSource, AutoCloseable {
  private static final Field<Long> ID = field(name("id"), SQLDataType.BIGINT);
  private static final Field<String> USERNAME = field(name("username"), SQLDataType.VARCHAR);
  private static final Field<String> EMAIL = field(name("email"), SQLDataType.VARCHAR);
  private static final Field<String> PASSWORD = field(name("password"), SQLDataType.VARCHAR);

  private static final DataType<Instant> INSTANT =
      SQLDataType.LOCALDATETIME.asConvertedDataType(new InstantBinding());

  private final ReadAhead ahead = new ReadAhead();
  private final ReadAhead.Pages wholePages = this::wholePage;
  private final ReadAhead.Pages namePages = this::namePage;
  private final Connection connection;
  private final DSLContext db;
  private final TutorialTables tables;
  private final SourceDescription description;
  private final Optional<Field<Instant>> created;
  private final String location;
  private final int streaming;

  private TutorialSource(Connection connection, TutorialSourceSettings settings)
      throws SQLException {
    this.connection = connection;
    this.location = settings.location();
    this.streaming = settings.isMariaDbDriver() ? 1_000 : Integer.MIN_VALUE;
    this.db =
        DSL.using(
            connection,
            SQLDialect.MYSQL,
            new Settings().withExecuteLogging(false).withFetchWarnings(false));
    this.tables = TutorialTables.find(connection, settings.tablesPrefix());
    this.created = tables.columns().createdAt().map(column -> field(name(column), INSTANT));
    this.description = new TutorialEvidence(db, tables).describe(connection, location);
  }

  /**
   * Connects and finds out what the tables are.
   *
   * @throws SourceUnavailableException if the server cannot be reached or refuses the account
   * @throws UnsuitableSourceException if the tables are missing, are others, or cannot be read
   */
  public static TutorialSource open(TutorialSourceSettings settings) {
    String location = settings.location();
    try {
      Connection connection =
          DriverManager.getConnection(
              JdbcUrl.forSource(settings.jdbcUrl()), settings.user(), settings.password());
      return open(connection, settings, location);
    } catch (SQLException unreachable) {
      throw unavailable(location, unreachable, unreachable);
    }
  }

  private static TutorialSource open(
      Connection connection, TutorialSourceSettings settings, String location) throws SQLException {
    try {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      if (settings.schema().isPresent()) {
        connection.setCatalog(settings.schema().get());
      }
      if (connection.getCatalog() == null) {
        throw new UnsuitableSourceException(
            "The URL " + location + " names no schema. Append it, as in jdbc:mysql://host/testdb.");
      }
      return new TutorialSource(connection, settings);
    } catch (SQLException | RuntimeException refused) {
      connection.close();
      throw refused instanceof UnsuitableSourceException told
          ? told
          : translated(location, refused);
    }
  }

  @Override
  public SourceDescription description() {
    return description;
  }

  @Override
  public long count() {
    return reading(() -> db.fetchCount(users()));
  }

  @Override
  public List<SourceAccount> after(long id, int atMost) {
    return ahead.page(wholePages, id, atMost);
  }

  @Override
  public List<SourceAccount> namesAfter(long id, int atMost) {
    return ahead.page(namePages, id, atMost);
  }

  private List<SourceAccount> wholePage(long id, int atMost) {
    return translating(
        () -> {
          List<Record> page = page(id, atMost, columns());
          if (page.isEmpty()) {
            return List.<SourceAccount>of();
          }
          Map<Long, List<String>> roles =
              roles(page.get(0).get(ID), page.get(page.size() - 1).get(ID));
          return page.stream()
              .map(row -> account(row, roles.getOrDefault(row.get(ID), List.of())))
              .toList();
        });
  }

  private List<SourceAccount> namePage(long id, int atMost) {
    return translating(
        () ->
            page(id, atMost, List.of(ID, USERNAME, EMAIL)).stream()
                .map(row -> account(row, List.of()))
                .toList());
  }

  private List<Field<?>> columns() {
    List<Field<?>> columns = new ArrayList<>(List.of(ID, USERNAME, EMAIL, PASSWORD));
    created.ifPresent(columns::add);
    return columns;
  }

  private List<Record> page(long id, int atMost, List<Field<?>> columns) {
    return db.select(columns).from(users()).where(ID.gt(id)).orderBy(ID).limit(atMost).fetch();
  }

  @Override
  public EqualAccounts equalUsernames() {
    return reading(() -> equal(USERNAME));
  }

  @Override
  public EqualAccounts equalEmails() {
    return reading(() -> equal(EMAIL));
  }

  /** Closes the connection. */
  @Override
  public void close() {
    ahead.close();
    try {
      connection.close();
    } catch (SQLException alreadyGone) {
      // Nothing was written, so nothing can be lost.
    }
  }

  private SourceAccount account(Record row, List<String> roles) {
    return new SourceAccount(
        row.get(ID),
        Optional.ofNullable(row.get(USERNAME)),
        Optional.ofNullable(row.get(EMAIL)),
        optional(row, PASSWORD).map(PasswordHash::new),
        created.flatMap(column -> optional(row, column)),
        roles);
  }

  /** The value of a column that may not have been read. */
  private static <T> Optional<T> optional(Record row, Field<T> column) {
    return row.field(column) == null ? Optional.empty() : Optional.ofNullable(row.get(column));
  }

  private Map<Long, List<String>> roles(long first, long last) {
    Field<Long> user = TutorialEvidence.number("links", tables.columns().user());
    Field<Long> role = TutorialEvidence.number("links", tables.columns().role());
    Field<String> roleName = field(name("r", "name"), SQLDataType.VARCHAR);
    return db.select(user, roleName)
        .from(in(tables.userRoles()).as("links"))
        .join(in(tables.roles()).as("r"))
        .on(TutorialEvidence.number("r", "id").eq(role))
        .where(user.between(first, last))
        .and(roleName.isNotNull())
        .fetchGroups(user, roleName);
  }

  /** By the collation of the column, as the tutorial's own queries compare. */
  private EqualAccounts equal(Field<String> column) {
    Field<String> same = field(name("same", column.getName()), SQLDataType.VARCHAR);
    Field<Long> first = field(name("same", "first_id"), SQLDataType.BIGINT);
    Field<Long> id = TutorialEvidence.number("u", "id");
    var groups =
        DSL.select(column, min(ID).as("first_id"))
            .from(users())
            .where(column.isNotNull())
            .groupBy(column)
            .having(DSL.count().gt(1))
            .asTable("same");
    LongStream.Builder later = LongStream.builder();
    LongStream.Builder firsts = LongStream.builder();
    try (Cursor<Record2<Long, Long>> rows =
        db.select(id, first)
            .from(users().as("u"))
            .join(groups)
            .on(field(name("u", column.getName()), SQLDataType.VARCHAR).eq(same))
            .where(id.gt(first))
            .orderBy(id)
            .fetchSize(streaming)
            .fetchLazy()) {
      rows.forEach(
          row -> {
            later.add(row.value1());
            firsts.add(row.value2());
          });
    }
    return new EqualAccounts(later.build().toArray(), firsts.build().toArray());
  }

  private Table<Record> users() {
    return in(tables.users());
  }

  private Table<Record> in(String table) {
    return DSL.table(name(tables.schema(), table));
  }

  /** Reads something other than pages, none of which is being read meanwhile. */
  private <T> T reading(Supplier<T> read) {
    ahead.settle();
    return translating(read);
  }

  private <T> T translating(Supplier<T> read) {
    try {
      return read.get();
    } catch (DataAccessException failure) {
      throw translated(location, failure);
    }
  }

  private static RuntimeException translated(String location, Exception failure) {
    Optional<SQLException> sql = SqlFailures.sqlCause(failure);
    if (sql.isEmpty()) {
      return new IllegalStateException(failure);
    }
    return SqlFailures.translated(sql.get()) instanceof StoreUnavailableException
        ? unavailable(location, sql.get(), failure)
        : new UnsuitableSourceException(reason(location, sql.get()), failure);
  }

  private static SourceUnavailableException unavailable(
      String location, SQLException reason, Throwable cause) {
    return new SourceUnavailableException(reason(location, reason), cause);
  }

  private static String reason(String location, SQLException failure) {
    return "Cannot read the tutorial's database at %s: %s."
        .formatted(location, SqlFailures.innermost(failure));
  }
}

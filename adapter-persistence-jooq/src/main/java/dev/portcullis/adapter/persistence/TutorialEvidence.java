package dev.portcullis.adapter.persistence;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.portcullis.domain.takeover.SourceDescription;
import dev.portcullis.domain.takeover.SourceId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.SQLDataType;

/**
 * What can be said about tables of the tutorial before their accounts are read.
 *
 * @param db reads them
 * @param tables the tables
 */
record TutorialEvidence(DSLContext db, TutorialTables tables) {
  SourceDescription describe(Connection connection, String location) throws SQLException {
    List<String> roles = roles();
    return new SourceDescription(
        SourceId.of(identity() + "/" + tables.schema() + "/" + tables.users()),
        tables.columns().kind(),
        "%s, tables %s, %s and %s"
            .formatted(location, tables.users(), tables.roles(), tables.userRoles()),
        evidence(roles),
        remarks(connection),
        roles);
  }

  /** Compared here: the database takes some different names for the same. */
  private List<String> roles() {
    Field<String> roleName = field(name("name"), SQLDataType.VARCHAR);
    Set<String> names = new LinkedHashSet<>();
    db.select(roleName)
        .from(in(tables.roles()))
        .where(roleName.isNotNull())
        .orderBy(field(name("id")))
        .forEach(row -> names.add(row.value1()));
    return List.copyOf(names);
  }

  private List<String> evidence(List<String> roles) {
    TutorialTables.Columns columns = tables.columns();
    return List.of(
        "%s has the columns %s and %s"
            .formatted(tables.userRoles(), columns.user(), columns.role()),
        columns
            .createdAt()
            .map(column -> tables.users() + " has a time of creation")
            .orElse(tables.users() + " has no time of creation"),
        roles.isEmpty() ? "there are no roles" : "the roles are " + String.join(", ", roles));
  }

  private List<String> remarks(Connection connection) throws SQLException {
    List<String> remarks = new ArrayList<>();
    int indexes = indexes(connection, tables.users(), "").size();
    if (indexes > 3) {
      remarks.add(
          "%s has %d indexes, which sync({ alter: true }) may have left: they do no harm here"
              .formatted(tables.users(), indexes));
    }
    if (indexes(connection, tables.userRoles(), tables.columns().user()).isEmpty()) {
      remarks.add(
          "%s has no index that begins with %s: reading the roles takes long"
              .formatted(tables.userRoles(), tables.columns().user()));
    }
    addDangling(remarks, tables.columns().role(), tables.roles(), "roles");
    addDangling(remarks, tables.columns().user(), tables.users(), "users");
    return remarks;
  }

  private void addDangling(List<String> remarks, String column, String target, String what) {
    Table<Record> links = in(tables.userRoles()).as("links");
    Table<Record> targets = in(target).as("targets");
    int dangling =
        db.select(count())
            .from(links)
            .leftJoin(targets)
            .on(number("targets", "id").eq(number("links", column)))
            .where(number("targets", "id").isNull())
            .fetchSingle()
            .value1();
    if (dangling > 0) {
      remarks.add(
          "%d rows of %s name %s that do not exist: they are left out"
              .formatted(dangling, tables.userRoles(), what));
    }
  }

  /** The indexes of a table whose first column is {@code first}, or all if that is empty. */
  private Set<String> indexes(Connection connection, String of, String first) throws SQLException {
    Set<String> names = new TreeSet<>();
    try (ResultSet rows =
        connection.getMetaData().getIndexInfo(tables.schema(), null, of, false, true)) {
      while (rows.next()) {
        boolean isFirst =
            rows.getInt("ORDINAL_POSITION") == 1
                && rows.getString("COLUMN_NAME").equalsIgnoreCase(first);
        if (first.isEmpty() || isFirst) {
          names.add(rows.getString("INDEX_NAME").toLowerCase(Locale.ROOT));
        }
      }
    }
    return names;
  }

  /**
   * The server itself, however it is reached: the same accounts must not come over twice because
   * somebody has used a tunnel. MariaDB has no such id.
   */
  private String identity() {
    try {
      return db.fetchSingle("SELECT @@server_uuid").get(0, String.class);
    } catch (DataAccessException unknown) {
      return db.fetchSingle("SELECT CONCAT(@@hostname, ':', @@port)").get(0, String.class);
    }
  }

  Table<Record> in(String table) {
    return table(name(tables.schema(), table));
  }

  static Field<Long> number(String table, String column) {
    return field(name(table, column), SQLDataType.BIGINT);
  }
}

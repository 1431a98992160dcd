package dev.portcullis.adapter.persistence;

import static org.jooq.SQLDialect.H2;

import dev.portcullis.domain.maintenance.StoreClock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Asks for the time in UTC, which no time zone of the server or the session changes. */
final class JooqStoreClock implements StoreClock {
  private static final int MICROSECONDS = 6;

  private static final Field<LocalDateTime> UTC =
      DSL.function("UTC_TIMESTAMP", SQLDataType.LOCALDATETIME, DSL.inline(MICROSECONDS));

  private static final Field<OffsetDateTime> OF_H2 = DSL.currentOffsetDateTime();

  private final DSLContext db;

  JooqStoreClock(DSLContext db) {
    this.db = db;
  }

  @Override
  public Instant now() {
    Instant now =
        db.family() == H2
            ? db.select(OF_H2).fetchSingle(OF_H2).toInstant()
            : db.select(UTC).fetchSingle(UTC).toInstant(ZoneOffset.UTC);
    return now.truncatedTo(ChronoUnit.MICROS);
  }
}

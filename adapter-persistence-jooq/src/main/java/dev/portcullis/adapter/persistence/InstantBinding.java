package dev.portcullis.adapter.persistence;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.impl.AbstractBinding;

/**
 * Binds {@code DATETIME(6)} to an instant in UTC, independent of the time zones of the JVM and of
 * the session. Public only because generated code refers to it. Stateless and thread-safe.
 *
 * <p>Without it, jOOQ would use {@link java.sql.Timestamp}, which drivers shift by the time zone of
 * the JVM and which cannot represent the hour skipped by daylight saving time.
 */
public final class InstantBinding extends AbstractBinding<LocalDateTime, Instant> {
  private static final long serialVersionUID = 1L;

  private static final InstantConverter CONVERTER = new InstantConverter();

  /** Creates a binding, for generated code. */
  public InstantBinding() {}

  @Override
  public Converter<LocalDateTime, Instant> converter() {
    return CONVERTER;
  }

  @Override
  public void set(BindingSetStatementContext<Instant> context) throws SQLException {
    context.statement().setObject(context.index(), CONVERTER.to(context.value()));
  }

  @Override
  public void get(BindingGetResultSetContext<Instant> context) throws SQLException {
    context.value(
        CONVERTER.from(context.resultSet().getObject(context.index(), LocalDateTime.class)));
  }
}

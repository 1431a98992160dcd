package dev.portcullis.adapter.persistence;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.impl.AbstractBinding;

/**
 * {@code DATETIME(6)} in UTC, whatever the time zone of the JVM or of the session. Public only
 * because generated code refers to it.
 *
 * <p>jOOQ alone would go through {@link java.sql.Timestamp}, which drivers shift by the zone of the
 * JVM and which cannot hold the hour that a summer time skips.
 */
public final class InstantBinding extends AbstractBinding<LocalDateTime, Instant> {
  private static final long serialVersionUID = 1L;

  private static final InstantConverter CONVERTER = new InstantConverter();

  /** Stateless: any number will do. */
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

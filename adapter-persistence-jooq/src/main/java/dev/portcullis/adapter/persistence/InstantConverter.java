package dev.portcullis.adapter.persistence;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jooq.impl.AbstractConverter;

/** Converts {@code DATETIME(6)}, which has no time zone, to an instant in UTC. */
final class InstantConverter extends AbstractConverter<LocalDateTime, Instant> {
  private static final long serialVersionUID = 1L;

  InstantConverter() {
    super(LocalDateTime.class, Instant.class);
  }

  @Override
  @SuppressWarnings("NullAway") // jOOQ passes SQL NULL as null, and expects null for it
  public Instant from(LocalDateTime stored) {
    return stored == null ? null : stored.toInstant(ZoneOffset.UTC);
  }

  @Override
  @SuppressWarnings("NullAway") // as above
  public LocalDateTime to(Instant instant) {
    return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}

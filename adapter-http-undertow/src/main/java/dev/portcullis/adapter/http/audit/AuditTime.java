package dev.portcullis.adapter.http.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A time in a query: RFC 3339 section 5.6, with any offset. Pure. */
final class AuditTime {
  // A plus in a query is a blank to some clients and itself to others.
  private static final Pattern SHAPE =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+ -]\\d{2}:\\d{2})");

  /** Databases know no later day. */
  private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

  private AuditTime() {}

  /**
   * The time, rounded up to the microseconds in which events are stored, so that a comparison with
   * it gives the same result.
   */
  static Optional<Instant> parse(String text) {
    if (!SHAPE.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      String plain = text.toUpperCase(Locale.ROOT).replace(' ', '+');
      return Optional.of(roundedUp(OffsetDateTime.parse(plain).toInstant())).map(AuditTime::bound);
    } catch (DateTimeException noSuchTime) {
      return Optional.empty();
    }
  }

  private static Instant roundedUp(Instant time) {
    Instant micros = time.truncatedTo(ChronoUnit.MICROS);
    return micros.equals(time) ? time : micros.plus(1, ChronoUnit.MICROS);
  }

  private static Instant bound(Instant time) {
    Instant notBefore = time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time;
    return notBefore.isAfter(LATEST) ? LATEST : notBefore;
  }
}

package dev.portcullis.adapter.persistence;

import dev.portcullis.adapter.persistence.generated.tables.records.SessionsRecord;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionEnd;
import dev.portcullis.domain.session.SessionEndReason;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.session.SessionOrigin;
import dev.portcullis.domain.session.SessionTimes;
import dev.portcullis.domain.user.UserId;
import java.util.Optional;

/** Converts sessions to rows and back. Pure. */
final class SessionRows {
  private SessionRows() {}

  static Session toDomain(SessionsRecord row) {
    return new Session(
        new SessionId(row.getId()),
        new UserId(row.getUserId()),
        new SessionOrigin(
            SourceAddress.parse(row.getSource()).orElseThrow(),
            Optional.ofNullable(row.getUserAgent())),
        row.getGeneration(),
        new SessionTimes(
            row.getCreatedAt(),
            row.getRotatedAt(),
            row.getUsedAt(),
            row.getIdleExpiresAt(),
            row.getAbsoluteExpiresAt()),
        Optional.ofNullable(row.getEndedAt())
            .map(at -> new SessionEnd(at, SessionEndReason.valueOf(row.getEndReason()))));
  }

  static SessionsRecord toRecord(Session session) {
    SessionTimes times = session.times();
    SessionsRecord row = new SessionsRecord();
    row.setId(session.id().value());
    row.setUserId(session.user().value());
    row.setSource(session.origin().source().toString());
    row.setUserAgent(session.origin().userAgent().orElse(null));
    row.setGeneration(session.generation());
    row.setCreatedAt(times.createdAt());
    row.setRotatedAt(times.rotatedAt());
    row.setUsedAt(times.usedAt());
    row.setIdleExpiresAt(times.idleExpiresAt());
    row.setAbsoluteExpiresAt(times.absoluteExpiresAt());
    row.setEndedAt(session.end().map(SessionEnd::at).orElse(null));
    row.setEndReason(session.end().map(end -> end.reason().name()).orElse(null));
    row.setOverAt(session.end().map(SessionEnd::at).orElseGet(times::expiresAt));
    return row;
  }
}

package dev.portcullis.adapter.http.audit;

import dev.portcullis.adapter.http.list.Cursor;
import dev.portcullis.domain.audit.AuditSearch;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/** The cursor of the audit trail: an entry id, good for the filters it was made for. Pure. */
final class AuditCursor {
  private static final int LENGTH = 2 * Long.BYTES;

  private AuditCursor() {}

  static String write(AuditSearch.Filter filter, UUID id) {
    byte[] position =
        ByteBuffer.allocate(LENGTH)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    return Cursor.write(list(filter), position);
  }

  static Optional<UUID> read(AuditSearch.Filter filter, String text) {
    return Cursor.read(list(filter), text)
        .filter(position -> position.length == LENGTH)
        .map(ByteBuffer::wrap)
        .map(position -> new UUID(position.getLong(), position.getLong()));
  }

  private static String list(AuditSearch.Filter filter) {
    return "audit " + filter;
  }
}

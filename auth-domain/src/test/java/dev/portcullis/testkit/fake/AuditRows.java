package dev.portcullis.testkit.fake;

import dev.portcullis.domain.audit.AuditEntry;
import dev.portcullis.domain.audit.chain.ChainId;
import dev.portcullis.domain.audit.chain.RetentionMark;
import dev.portcullis.domain.audit.chain.WriterRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The audit trail with its writers and marks. Immutable. */
record AuditRows(
    List<AuditEntry> entries, Map<Long, WriterRow> writers, Map<ChainId, RetentionMark> marks) {
  static final AuditRows NONE = new AuditRows(List.of(), Map.of(), Map.of());

  AuditRows {
    entries = List.copyOf(entries);
    writers = Map.copyOf(writers);
    marks = Map.copyOf(marks);
  }

  AuditRows with(AuditEntry entry) {
    return new AuditRows(
        Stream.concat(entries.stream(), Stream.of(entry)).toList(), writers, marks);
  }

  AuditRows without(Predicate<AuditEntry> gone) {
    return new AuditRows(entries.stream().filter(gone.negate()).toList(), writers, marks);
  }

  AuditRows with(WriterRow row) {
    Map<Long, WriterRow> changed = new TreeMap<>(writers);
    changed.put(row.number(), row);
    return new AuditRows(entries, changed, marks);
  }

  AuditRows without(WriterRow row) {
    Map<Long, WriterRow> fewer = new TreeMap<>(writers);
    fewer.remove(row.number());
    Map<ChainId, RetentionMark> rest = new HashMap<>(marks);
    rest.keySet().removeIf(chain -> chain.writer().equals(row.writer()));
    return new AuditRows(entries, fewer, rest);
  }

  AuditRows with(RetentionMark mark) {
    Map<ChainId, RetentionMark> changed = new HashMap<>(marks);
    changed.put(mark.chain(), mark);
    return new AuditRows(entries, writers, changed);
  }
}

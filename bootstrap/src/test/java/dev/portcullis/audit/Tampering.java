package dev.portcullis.audit;

import dev.portcullis.domain.audit.chain.AuditFinding.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that an intruder does to the stored audit trail by SQL. Immutable.
 *
 * @param name what it is
 * @param statements how; {@code :row}, {@code :other}, {@code :last} and {@code :new} stand for ids
 * @param kind what it must be called
 * @param named the entry that must be named, if it can be
 */
record Tampering(String name, List<String> statements, Kind kind, Optional<String> named) {
  private static final String ROW = " WHERE id = :row";

  static Stream<Tampering> all() {
    return Stream.of(changes(), places(), rows(), tables()).flatMap(each -> each);
  }

  private static Stream<Tampering> changes() {
    return Stream.of(
            "happened_at = happened_at + INTERVAL 1 MICROSECOND",
            "event = 'signed-out'",
            "actor_id = subject_id, subject_id = NULL",
            "actor_id = NULL",
            "subject_id = NULL",
            "session_id = actor_id",
            "source = '192.0.2.9'",
            "detail = ''",
            "operator_name = 'root'",
            "chain_mac = UNHEX(REPEAT('00', 32))",
            "chain_mac = NULL",
            "chain_sequence = chain_sequence + 1",
            "chain_sequence = chain_sequence - 1",
            "chain_sequence = chain_sequence + 1000000")
        .map(change -> of(change, Kind.CHANGED, ":row", "UPDATE audit_events SET " + change + ROW));
  }

  private static Stream<Tampering> places() {
    return Stream.of(
            "chain_lane = chain_lane + 100",
            "chain_writer = id",
            "chain_writer = NULL, chain_lane = NULL, chain_sequence = NULL, chain_mac = NULL")
        .map(
            change -> of(change, Kind.INSERTED, ":row", "UPDATE audit_events SET " + change + ROW));
  }

  private static Stream<Tampering> rows() {
    return Stream.of(
        of("another id", Kind.CHANGED, ":new", "UPDATE audit_events SET id = :new" + ROW),
        of("a row is deleted", Kind.REMOVED, "", "DELETE FROM audit_events" + ROW),
        of(
            "a row is inserted",
            Kind.INSERTED,
            ":new",
            "INSERT INTO audit_events SELECT :new, happened_at, event, actor_id, subject_id,"
                + " session_id, source, detail, chain_writer, chain_lane, chain_sequence, chain_mac,"
                + " operator_name FROM saved_events"
                + ROW),
        of(
            "contents are swapped",
            Kind.CHANGED,
            ":row",
            "UPDATE audit_events a, saved_events s SET a.happened_at = s.happened_at"
                + " WHERE a.id = :row AND s.id = :other",
            "UPDATE audit_events a, saved_events s SET a.happened_at = s.happened_at"
                + " WHERE a.id = :other AND s.id = :row"),
        of(
            "ids are swapped",
            Kind.REORDERED,
            "",
            "UPDATE audit_events SET id = :new" + ROW,
            "UPDATE audit_events SET id = :row WHERE id = :next",
            "UPDATE audit_events SET id = :next WHERE id = :new"));
  }

  private static Stream<Tampering> tables() {
    return Stream.of(
        of("the end", Kind.TRUNCATED, "", "DELETE FROM audit_events ORDER BY id DESC LIMIT 50"),
        of(
            "an old copy of the entries",
            Kind.TRUNCATED,
            "",
            "DELETE FROM audit_events",
            "INSERT INTO audit_events SELECT * FROM old_events"),
        of(
            "a chain",
            Kind.REMOVED,
            "",
            "DELETE a FROM audit_events a JOIN saved_events s ON a.chain_writer = s.chain_writer"
                + " AND a.chain_lane = s.chain_lane WHERE s.id = :row"),
        of("the oldest writer", Kind.CHECKPOINT_REMOVED, "", "DELETE FROM audit_writers LIMIT 1"),
        of(
            "the newest writer",
            Kind.CHECKPOINT_REMOVED,
            "",
            "DELETE FROM audit_writers ORDER BY number DESC LIMIT 1"),
        checkpoint("heads = ''"),
        checkpoint("counter = counter + 1"),
        checkpoint("closed = NOT closed"),
        checkpoint("started_at = started_at + INTERVAL 1 SECOND"),
        checkpoint("protected_from = protected_from + INTERVAL 1 DAY"),
        checkpoint("writer = UNHEX(REPEAT('07', 16))"));
  }

  private static Tampering checkpoint(String change) {
    return of(change, Kind.CHECKPOINT_CHANGED, "", "UPDATE audit_writers SET " + change);
  }

  private static Tampering of(String name, Kind kind, String named, String... statements) {
    Optional<String> entry = Optional.of(named).filter(text -> !text.isEmpty());
    return new Tampering(name, List.of(statements), kind, entry);
  }

  @Override
  public String toString() {
    return name;
  }
}

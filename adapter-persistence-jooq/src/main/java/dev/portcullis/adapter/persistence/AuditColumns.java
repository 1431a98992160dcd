package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.AUDIT_EVENTS;

import dev.portcullis.domain.access.Operator;
import dev.portcullis.domain.audit.AuditEntry;
import dev.portcullis.domain.audit.AuditFacts;
import dev.portcullis.domain.audit.AuditMac;
import dev.portcullis.domain.audit.AuditRecord;
import dev.portcullis.domain.audit.AuditSeal;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.UserId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The columns of audit entries. Those of chains and of operators are added by classes, which the
 * code generator does not read.
 */
final class AuditColumns {
  private static final UUID MISSING = new UUID(0, 0);

  static final Field<UUID> WRITER =
      DSL.field(
          DSL.name(AUDIT_EVENTS.getName(), "chain_writer"),
          SQLDataType.BINARY(16).asConvertedDataType(new UuidConverter()));
  static final Field<Integer> LANE =
      DSL.field(DSL.name(AUDIT_EVENTS.getName(), "chain_lane"), SQLDataType.INTEGER);
  static final Field<Long> SEQUENCE =
      DSL.field(DSL.name(AUDIT_EVENTS.getName(), "chain_sequence"), SQLDataType.BIGINT);
  static final Field<byte[]> MAC =
      DSL.field(DSL.name(AUDIT_EVENTS.getName(), "chain_mac"), SQLDataType.BINARY(AuditMac.LENGTH));
  static final Field<String> OPERATOR =
      DSL.field(
          DSL.name(AUDIT_EVENTS.getName(), "operator_name"),
          SQLDataType.VARCHAR(Operator.MAX_LENGTH));

  /** All of them. */
  static final List<Field<?>> ALL =
      List.of(
          AUDIT_EVENTS.ID,
          AUDIT_EVENTS.HAPPENED_AT,
          AUDIT_EVENTS.EVENT,
          AUDIT_EVENTS.ACTOR_ID,
          AUDIT_EVENTS.SUBJECT_ID,
          AUDIT_EVENTS.SESSION_ID,
          AUDIT_EVENTS.SOURCE,
          AUDIT_EVENTS.DETAIL,
          WRITER,
          LANE,
          SEQUENCE,
          MAC,
          OPERATOR);

  private AuditColumns() {}

  /** The values of {@code entry}, in the order of {@link #ALL}. */
  static List<Object> values(AuditEntry entry) {
    AuditFacts facts = entry.event().facts();
    Optional<AuditSeal> seal = entry.seal();
    return Arrays.asList(
        entry.id(),
        entry.at(),
        facts.event(),
        facts.actor().map(UserId::value).orElse(null),
        facts.subject().map(UserId::value).orElse(null),
        facts.session().map(SessionId::value).orElse(null),
        facts.source().map(SourceAddress::toString).orElse(null),
        facts.detail().orElse(null),
        seal.map(AuditSeal::writer).orElse(null),
        seal.map(AuditSeal::lane).orElse(null),
        seal.map(AuditSeal::sequence).orElse(null),
        seal.map(AuditSeal::mac).map(AuditMac::bytes).orElse(null),
        facts.operator().map(Operator::name).orElse(null));
  }

  /** The entry in {@code row}, which may have been changed by others. */
  static AuditRecord toDomain(Record row) {
    return new AuditRecord(
        row.get(AUDIT_EVENTS.ID),
        row.get(AUDIT_EVENTS.HAPPENED_AT),
        new AuditRecord.Facts(
            row.get(AUDIT_EVENTS.EVENT),
            Optional.ofNullable(row.get(AUDIT_EVENTS.ACTOR_ID)),
            Optional.ofNullable(row.get(AUDIT_EVENTS.SUBJECT_ID)),
            Optional.ofNullable(row.get(AUDIT_EVENTS.SESSION_ID)),
            Optional.ofNullable(row.get(AUDIT_EVENTS.SOURCE)),
            Optional.ofNullable(row.get(AUDIT_EVENTS.DETAIL)),
            Optional.ofNullable(row.get(OPERATOR))),
        seal(row));
  }

  /** A seal of which a part is missing is one that cannot be right. */
  private static Optional<AuditSeal> seal(Record row) {
    Optional<UUID> writer = Optional.ofNullable(row.get(WRITER));
    Optional<Integer> lane = Optional.ofNullable(row.get(LANE));
    Optional<Long> sequence = Optional.ofNullable(row.get(SEQUENCE));
    Optional<byte[]> mac = Optional.ofNullable(row.get(MAC));
    boolean isSealed = List.of(writer, lane, sequence, mac).stream().anyMatch(Optional::isPresent);
    return isSealed
        ? Optional.of(
            new AuditSeal(
                writer.orElse(MISSING),
                lane.orElse(0),
                sequence.orElse(0L),
                mac.map(AuditMac::of).orElse(AuditMac.NONE)))
        : Optional.empty();
  }
}

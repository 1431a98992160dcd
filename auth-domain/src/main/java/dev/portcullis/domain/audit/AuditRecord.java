package dev.portcullis.domain.audit;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.access.Operator;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An entry as it is read from the store: unchecked, because it may have been changed there.
 * Immutable.
 *
 * @param id its id
 * @param at when it happened
 * @param facts what happened
 * @param seal its place in a chain; empty for entries of versions that had no chains
 */
public record AuditRecord(UUID id, Instant at, Facts facts, Optional<AuditSeal> seal) {
  /** All parts are required; {@code seal} may be empty. */
  public AuditRecord {
    requireNonNull(id, "id");
    requireNonNull(at, "at");
    requireNonNull(facts, "facts");
    requireNonNull(seal, "seal");
  }

  /** {@code entry} as it is stored. */
  public static AuditRecord of(AuditEntry entry) {
    return new AuditRecord(entry.id(), entry.at(), Facts.of(entry.event().facts()), entry.seal());
  }

  /** With another seal. */
  public AuditRecord with(AuditSeal other) {
    return new AuditRecord(id, at, facts, Optional.of(other));
  }

  /**
   * What an entry tells, as stored; see {@link AuditFacts}.
   *
   * @param event the name of the event
   * @param actor the user who did it, if known
   * @param subject the user whose account it concerns, if any
   * @param session the session it concerns, if any
   * @param source the address of the client, if recorded
   * @param detail additional words, if any
   * @param operator the name of the operator who did it at a command line, if one did
   */
  public record Facts(
      String event,
      Optional<UUID> actor,
      Optional<UUID> subject,
      Optional<UUID> session,
      Optional<String> source,
      Optional<String> detail,
      Optional<String> operator) {
    /** All parts are required; all but {@code event} may be empty. */
    public Facts {
      requireNonNull(event, "event");
      requireNonNull(actor, "actor");
      requireNonNull(subject, "subject");
      requireNonNull(session, "session");
      requireNonNull(source, "source");
      requireNonNull(detail, "detail");
      requireNonNull(operator, "operator");
    }

    static Facts of(AuditFacts facts) {
      return new Facts(
          facts.event(),
          facts.actor().map(UserId::value),
          facts.subject().map(UserId::value),
          facts.session().map(SessionId::value),
          facts.source().map(SourceAddress::toString),
          facts.detail(),
          facts.operator().map(Operator::name));
    }
  }
}

package dev.portcullis.domain.audit;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.UserId;
import java.util.Optional;

/**
 * What all events have in common: the form in which they are kept and searched.
 *
 * @param event the stable name of the kind of event, in kebab case
 * @param actor who did it, if it was anybody known
 * @param subject whose account it concerns, if anybody's
 * @param session the session it concerns, if one
 * @param source the address it came from, where it matters
 * @param detail one word more, such as a role, a reason or a key id; never a secret, never what a
 *     stranger typed
 */
public record AuditFacts(
    String event,
    Optional<UserId> actor,
    Optional<UserId> subject,
    Optional<SessionId> session,
    Optional<SourceAddress> source,
    Optional<String> detail) {
  /** The greatest length of a detail, in characters. */
  public static final int MAX_DETAIL_LENGTH = 64;

  /**
   * All parts are required.
   *
   * @throws IllegalArgumentException if the detail is longer than {@value #MAX_DETAIL_LENGTH}
   */
  public AuditFacts {
    requireNonNull(event, "event");
    requireNonNull(actor, "actor");
    requireNonNull(subject, "subject");
    requireNonNull(session, "session");
    requireNonNull(source, "source");
    if (detail.filter(word -> word.length() > MAX_DETAIL_LENGTH).isPresent()) {
      throw new IllegalArgumentException("a detail of more than " + MAX_DETAIL_LENGTH);
    }
  }

  /** {@code actor} did something to {@code subject}. */
  static AuditFacts of(String event, UserId actor, UserId subject) {
    return new AuditFacts(
        event,
        Optional.of(actor),
        Optional.of(subject),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** {@code actor}, or the server by itself, did something that concerns no account. */
  static AuditFacts by(String event, Optional<UserId> actor) {
    return new AuditFacts(
        event, actor, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A user did something to its own account. */
  static AuditFacts own(String event, UserId user) {
    return of(event, user, user);
  }

  AuditFacts in(SessionId id) {
    return new AuditFacts(event, actor, subject, Optional.of(id), source, detail);
  }

  AuditFacts from(SourceAddress address) {
    return new AuditFacts(event, actor, subject, session, Optional.of(address), detail);
  }

  AuditFacts with(String word) {
    return new AuditFacts(event, actor, subject, session, source, Optional.of(word));
  }
}

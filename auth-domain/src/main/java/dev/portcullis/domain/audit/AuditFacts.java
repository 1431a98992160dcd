package dev.portcullis.domain.audit;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.access.Operator;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The stored form of all audit events. Immutable.
 *
 * @param event the stable name of the event, in kebab case
 * @param actor the user who did it, if known
 * @param subject the user whose account it concerns, if any
 * @param session the session it concerns, if any
 * @param source the address of the client, if recorded
 * @param detail additional words, such as a role, a reason, a key id or the names of changed
 *     fields; never a secret and never unchecked text from a client
 * @param operator the operator who did it at a command line, if one did; then {@code actor} is
 *     empty
 */
public record AuditFacts(
    String event,
    Optional<UserId> actor,
    Optional<UserId> subject,
    Optional<SessionId> session,
    Optional<SourceAddress> source,
    Optional<String> detail,
    Optional<Operator> operator) {
  /** The greatest length of a detail, in characters. */
  public static final int MAX_DETAIL_LENGTH = 4_000;

  /**
   * All parts are required; all but {@code event} may be empty.
   *
   * @throws IllegalArgumentException if the detail is longer than {@value #MAX_DETAIL_LENGTH}
   */
  public AuditFacts {
    requireNonNull(event, "event");
    requireNonNull(actor, "actor");
    requireNonNull(subject, "subject");
    requireNonNull(session, "session");
    requireNonNull(source, "source");
    requireNonNull(operator, "operator");
    if (detail.filter(word -> word.length() > MAX_DETAIL_LENGTH).isPresent()) {
      throw new IllegalArgumentException(
          "detail of an audit event is longer than " + MAX_DETAIL_LENGTH + " characters");
    }
  }

  /** {@code actor}, or the server if empty, did something that concerns {@code subject}, if any. */
  static AuditFacts by(String event, Optional<AuditActor> actor, Optional<UserId> subject) {
    return new AuditFacts(
        event,
        actor.flatMap(AuditActor::user),
        subject,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        actor.flatMap(AuditActor::operator));
  }

  /** {@code actor} did something to {@code subject}. */
  static AuditFacts of(String event, AuditActor actor, UserId subject) {
    return by(event, Optional.of(actor), Optional.of(subject));
  }

  /** {@code actor}, or the server if empty, did something that concerns no account. */
  static AuditFacts by(String event, Optional<AuditActor> actor) {
    return by(event, actor, Optional.empty());
  }

  /** A user did something to its own account. */
  static AuditFacts own(String event, UserId user) {
    return of(event, AuditActor.of(user), user);
  }

  /**
   * {@code words}, separated by blanks, in lines of at most {@code length} characters; one at
   * least.
   */
  static List<String> lines(List<String> words, int length) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words) {
      if (line.length() + 1 + word.length() > length) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  AuditFacts in(SessionId id) {
    return new AuditFacts(event, actor, subject, Optional.of(id), source, detail, operator);
  }

  AuditFacts from(SourceAddress address) {
    return new AuditFacts(event, actor, subject, session, Optional.of(address), detail, operator);
  }

  AuditFacts with(String word) {
    return new AuditFacts(event, actor, subject, session, source, Optional.of(word), operator);
  }

  /** The name of {@code value} in kebab case. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

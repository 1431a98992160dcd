package dev.portcullis.domain.audit;

import static java.util.Objects.requireNonNull;

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
 */
public record AuditFacts(
    String event,
    Optional<UserId> actor,
    Optional<UserId> subject,
    Optional<SessionId> session,
    Optional<SourceAddress> source,
    Optional<String> detail) {
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
    if (detail.filter(word -> word.length() > MAX_DETAIL_LENGTH).isPresent()) {
      throw new IllegalArgumentException(
          "detail of an audit event is longer than " + MAX_DETAIL_LENGTH + " characters");
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

  /** {@code actor}, or the server if empty, did something that concerns no account. */
  static AuditFacts by(String event, Optional<UserId> actor) {
    return new AuditFacts(
        event, actor, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A user did something to its own account. */
  static AuditFacts own(String event, UserId user) {
    return of(event, user, user);
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
    return new AuditFacts(event, actor, subject, Optional.of(id), source, detail);
  }

  AuditFacts from(SourceAddress address) {
    return new AuditFacts(event, actor, subject, session, Optional.of(address), detail);
  }

  AuditFacts with(String word) {
    return new AuditFacts(event, actor, subject, session, source, Optional.of(word));
  }

  /** The name of {@code value} in kebab case. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

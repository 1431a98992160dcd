package dev.portcullis.adapter.http.audit;

import dev.portcullis.adapter.http.list.ListLimit;
import dev.portcullis.adapter.http.list.QueryParameters;
import dev.portcullis.adapter.http.problem.HttpProblem;
import dev.portcullis.domain.Violation;
import dev.portcullis.domain.audit.AuditSearch;
import dev.portcullis.domain.audit.EventNames;
import dev.portcullis.domain.user.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The query of the audit trail. Pure. */
final class AuditSearchRequest {
  private static final Violation BAD_TIME =
      new Violation("invalid-time", "give a time such as 2026-03-29T02:30:00Z (RFC 3339)");
  private static final Violation BAD_USER =
      new Violation("invalid-id", "give the id of a user, as in the list of users");
  private static final Violation BAD_ACTOR =
      new Violation(
          "invalid-id",
          "give the id of a user, as in the list of users, or " + AuditEntryDocument.OPERATOR);
  private static final Violation BAD_EVENT =
      new Violation("unknown-value", "give the name of an event, such as signed-in");

  private AuditSearchRequest() {}

  static AuditSearch from(Map<String, ? extends Collection<String>> query) {
    QueryParameters parameters = new QueryParameters(query);
    Optional<Instant> since = parameters.read("since", BAD_TIME, AuditTime::parse);
    Optional<Instant> until = parameters.read("until", BAD_TIME, AuditTime::parse);
    Optional<AuditActorFilter> actor = parameters.read("actor", BAD_ACTOR, AuditActorFilter::parse);
    Optional<UserId> subject = parameters.read("subject", BAD_USER, UserId::parse);
    Optional<String> event = parameters.read("event", BAD_EVENT, AuditSearchRequest::event);
    int limit = ListLimit.read(parameters);
    Optional<String> cursor = parameters.readCursor();
    parameters.refuseViolations();
    AuditSearch.Filter filter =
        new AuditSearch.Filter(
            since,
            until,
            actor.flatMap(AuditActorFilter::user),
            subject,
            event,
            actor.filter(AuditActorFilter::isOperator).isPresent());
    return new AuditSearch(filter, cursor.map(text -> before(filter, text)), limit);
  }

  private static Optional<String> event(String text) {
    return Optional.of(text).filter(EventNames.ALL::contains);
  }

  private static UUID before(AuditSearch.Filter filter, String cursor) {
    return AuditCursor.read(filter, cursor).orElseThrow(HttpProblem.INVALID_CURSOR::exception);
  }
}

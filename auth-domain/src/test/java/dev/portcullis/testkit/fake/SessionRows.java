package dev.portcullis.testkit.fake;

import dev.portcullis.domain.revocation.PublishedRevocation;
import dev.portcullis.domain.revocation.Revocation;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The sessions, the revocation feed and the audit trail. Immutable. */
record SessionRows(
    Map<SessionId, Session> sessions, List<FeedRow> feed, long lastFeedId, AuditRows audit) {
  static final SessionRows NONE = new SessionRows(Map.of(), List.of(), 0, AuditRows.NONE);

  record FeedRow(PublishedRevocation published, Instant at) {}

  SessionRows {
    sessions = Map.copyOf(sessions);
    feed = List.copyOf(feed);
  }

  SessionRows with(Session session) {
    Map<SessionId, Session> changed = new HashMap<>(sessions);
    changed.put(session.id(), session);
    return new SessionRows(changed, feed, lastFeedId, audit);
  }

  SessionRows withoutSessions(Predicate<Session> gone) {
    Map<SessionId, Session> changed = new HashMap<>(sessions);
    changed.values().removeIf(gone);
    return new SessionRows(changed, feed, lastFeedId, audit);
  }

  SessionRows with(Revocation revocation, Instant at) {
    FeedRow row = new FeedRow(new PublishedRevocation(lastFeedId + 1, revocation), at);
    return new SessionRows(sessions, plus(feed, row), lastFeedId + 1, audit);
  }

  SessionRows withoutFeed(Predicate<FeedRow> gone) {
    List<FeedRow> rest = feed.stream().filter(gone.negate()).toList();
    return new SessionRows(sessions, rest, lastFeedId, audit);
  }

  SessionRows with(AuditRows changed) {
    return new SessionRows(sessions, feed, lastFeedId, changed);
  }

  private static <T> List<T> plus(List<T> list, T element) {
    return Stream.concat(list.stream(), Stream.of(element)).toList();
  }
}

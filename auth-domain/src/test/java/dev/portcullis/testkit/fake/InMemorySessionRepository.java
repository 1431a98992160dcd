package dev.portcullis.testkit.fake;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionEnd;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.session.SessionRepository;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UserNotFoundException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sessions of an {@link InMemoryDatabase}. */
public final class InMemorySessionRepository implements SessionRepository {
  private static final int MAX_BATCH = 500;
  private static final Comparator<Session> BY_AGE =
      Comparator.comparing((Session session) -> session.times().createdAt())
          .thenComparing(session -> session.id().toString());

  private final InMemoryDatabase database;

  /** Over {@code database}. */
  public InMemorySessionRepository(InMemoryDatabase database) {
    this.database = requireNonNull(database, "database");
  }

  @Override
  public Optional<Session> findById(SessionId id) {
    return Optional.ofNullable(rows().sessions().get(requireNonNull(id, "id")));
  }

  @Override
  public Optional<Session> lockById(SessionId id) {
    database.requireTransaction();
    return findById(id);
  }

  @Override
  public List<Session> findLive(UserId user, Instant now) {
    return of(user).filter(session -> session.isLive(now)).sorted(BY_AGE).toList();
  }

  @Override
  public List<Session> findAll(UserId user, Optional<SessionId> after, int limit) {
    String last = after.map(SessionId::toString).orElse("");
    return of(user)
        .filter(session -> session.id().toString().compareTo(last) > 0)
        .sorted(Comparator.comparing(session -> session.id().toString()))
        .limit(Math.min(limit, MAX_BATCH))
        .toList();
  }

  @Override
  public void add(Session session) {
    change(
        rows -> {
          if (!database.rows().users().containsKey(session.user())) {
            throw new UserNotFoundException(session.user());
          }
          if (rows.sessions().containsKey(session.id())) {
            throw new IllegalStateException("id " + session.id() + " is in use");
          }
          return rows.with(session);
        });
  }

  @Override
  public void update(Session session) {
    change(
        rows -> {
          if (findById(session.id()).filter(stored -> isBefore(stored, session)).isEmpty()) {
            throw new IllegalStateException("session " + session.id() + " has moved on");
          }
          return rows.with(session);
        });
  }

  @Override
  public List<SessionId> endAll(UserId user, Optional<SessionId> except, SessionEnd end) {
    return database.join(
        () -> {
          List<Session> ending =
              of(user)
                  .filter(session -> session.isLive(end.at().minus(EXPIRY_MARGIN)))
                  .filter(session -> !Optional.of(session.id()).equals(except))
                  .toList();
          ending.forEach(
              session -> change(rows -> rows.with(session.ended(end.at(), end.reason()))));
          return ending.stream().map(Session::id).toList();
        });
  }

  @Override
  public int removeEndedBefore(Instant instant, int atMost) {
    return database.join(
        () -> {
          Set<SessionId> gone =
              rows().sessions().values().stream()
                  .filter(session -> endOf(session).isBefore(instant))
                  .sorted(Comparator.comparing(InMemorySessionRepository::endOf))
                  .limit(Math.min(atMost, MAX_BATCH))
                  .map(Session::id)
                  .collect(Collectors.toSet());
          change(rows -> rows.withoutSessions(session -> gone.contains(session.id())));
          return gone.size();
        });
  }

  @Override
  public Optional<Instant> oldestEnd(Instant now) {
    return rows().sessions().values().stream()
        .map(InMemorySessionRepository::endOf)
        .filter(end -> !end.isAfter(now))
        .min(Comparator.naturalOrder());
  }

  private Stream<Session> of(UserId user) {
    requireNonNull(user, "user");
    return rows().sessions().values().stream().filter(session -> session.user().equals(user));
  }

  private SessionRows rows() {
    return database.rows().sessions();
  }

  private void change(UnaryOperator<SessionRows> change) {
    database.join(
        () -> {
          database.store(database.rows().with(change.apply(rows())));
          return true;
        });
  }

  private static boolean isBefore(Session stored, Session changed) {
    return stored.end().isEmpty() && stored.generation() <= changed.generation();
  }

  private static Instant endOf(Session session) {
    return session.end().map(SessionEnd::at).orElseGet(() -> session.times().expiresAt());
  }
}

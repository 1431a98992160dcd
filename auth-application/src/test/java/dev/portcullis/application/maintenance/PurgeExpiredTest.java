package dev.portcullis.application.maintenance;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.application.Stage;
import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.maintenance.ClockAlarm;
import dev.portcullis.domain.maintenance.RemovalClock;
import dev.portcullis.domain.ratelimit.BucketKey;
import dev.portcullis.domain.revocation.FeedRange;
import dev.portcullis.domain.revocation.PublishedRevocation;
import dev.portcullis.domain.revocation.Revocation;
import dev.portcullis.domain.revocation.RevocationFeed;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.session.SessionPolicy;
import dev.portcullis.domain.user.User;
import dev.portcullis.testkit.fake.InMemoryLeases;
import dev.portcullis.testkit.fake.InMemoryRateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PurgeExpiredTest {
  private static final Duration KEPT = Duration.ofDays(7);
  private static final Duration TOLD = Duration.ofDays(400);
  private static final Duration PUBLISHED = Duration.ofHours(2);

  private final Stage stage = new Stage();
  private final User ada = stage.stored(aUser());
  private final InMemoryRateLimiter attempts = new InMemoryRateLimiter();
  private final RetentionPorts ports =
      new RetentionPorts(
          stage.sessions, stage.feed, attempts, stage.auditRetention, new InMemoryLeases());
  private final PurgeExpired purge = node();

  @Test
  void endedSessionsAreRemovedAfterTheRetentionPeriod() {
    for (int i = 0; i < 1_200; i++) {
      open();
    }
    stage.clock.advance(SessionPolicy.DEFAULT.idle().plus(KEPT));
    open();

    assertEquals(0, run(purge).removed(RetainedKind.SESSIONS));
    assertEquals(Optional.of(now().minus(KEPT)), run(purge).oldest(RetainedKind.SESSIONS));
    stage.clock.advance(Duration.ofMillis(1));

    Run run = run(purge);

    assertEquals(1_200, run.removed(RetainedKind.SESSIONS));
    assertEquals(Optional.empty(), run.oldest(RetainedKind.SESSIONS));
    assertEquals(1, stage.sessions.findLive(ada.id(), now()).size());
  }

  @Test
  void revocationsAreRemovedAfterTheRetentionPeriod() {
    stage.journal.inTransaction(
        draft -> {
          draft.revoke(Revocation.of(ada.withTokensRevoked()));
          return true;
        });
    stage.clock.advance(PUBLISHED);
    assertEquals(0, run(purge).removed(RetainedKind.REVOCATIONS));

    stage.clock.advance(Duration.ofMillis(1));

    assertEquals(1, run(purge).removed(RetainedKind.REVOCATIONS));
  }

  @Test
  void oneNodeAtATimeRemovesAndAnotherTakesOverWhenItStops() {
    PurgeExpired other = node();
    run(purge);
    open();
    stage.clock.advance(Duration.ofSeconds(59));
    stage.transactions.inTransaction(() -> stage.users.remove(ada.id()));
    assertEquals(0, run(other).removed());

    stage.clock.advance(Duration.ofSeconds(1));
    stage.journal.inTransaction(
        draft -> {
          draft.revoke(Revocation.of(ada.withTokensRevoked()));
          return true;
        });
    stage.clock.advance(PUBLISHED.plusSeconds(1));

    assertEquals(1, run(other).removed(RetainedKind.REVOCATIONS));
    assertEquals(0, run(purge).removed());
  }

  @Test
  void auditEntriesAreRemovedAfterTheRetentionPeriod() {
    // The creation of the user was recorded, too.
    Instant first = now();
    stage.clock.advance(TOLD);
    record();
    assertEquals(0, run(purge).removed(RetainedKind.AUDIT));
    assertEquals(Optional.of(first), run(purge).oldest(RetainedKind.AUDIT));

    stage.clock.advance(Duration.ofMillis(1));

    assertEquals(1, run(purge).removed(RetainedKind.AUDIT));
    assertEquals(1, stage.audit.events().size());
  }

  @Test
  void everyKindIsReportedAlsoByNodesWithoutTheLease() {
    attempts.remember(new BucketKey("0".repeat(64)), now());
    stage.clock.advance(Duration.ofMillis(1));
    Run ours = run(purge);
    Run theirs = run(node());
    for (RetainedKind kind : RetainedKind.values()) {
      assertTrue(ours.reports().containsKey(kind), kind::name);
      assertTrue(theirs.reports().containsKey(kind), kind::name);
    }
    assertEquals(1, ours.removed(RetainedKind.ATTEMPTS));
    assertEquals(0, theirs.removed());
  }

  /** By the clock of the store every row is still in use, and removed rows cannot be restored. */
  @Test
  void aNodeWhoseClockIsYearsAheadRemovesNothingTooSoon() {
    Instant right = now();
    open();
    record();
    attempts.remember(new BucketKey("0".repeat(64)), right.plusSeconds(60));
    stage.clock.advance(Duration.ofDays(3_000));
    RemovalClock removals = new RemovalClock(stage.clock, () -> right, ClockAlarm.NONE);

    assertEquals(0, run(node(ports, removals)).removed());
  }

  /** A kind with many rows leaves the others their share of the time. */
  @Test
  void noKindUsesTheTimeOfTheOthers() {
    stage.clock.advance(TOLD.plusMillis(1));
    RevocationFeed endless = new EndlessFeed();
    Run run =
        run(
            node(
                new RetentionPorts(
                    stage.sessions,
                    endless,
                    attempts,
                    stage.auditRetention,
                    new InMemoryLeases())));

    assertEquals(1, run.removed(RetainedKind.AUDIT));
    assertTrue(run.removed(RetainedKind.REVOCATIONS) > 1);
  }

  @Test
  void failureOfOneKindDoesNotStopTheOthers() {
    record();
    stage.clock.advance(TOLD.plusMillis(1));
    RevocationFeed failing = new FailingFeed();
    PurgeExpired node =
        node(
            new RetentionPorts(
                stage.sessions, failing, attempts, stage.auditRetention, new InMemoryLeases()));
    Map<RetainedKind, RetentionReport> reports = new EnumMap<>(RetainedKind.class);

    assertThrows(
        StoreUnavailableException.class,
        () -> node.purge(report -> reports.put(report.kind(), report)));

    assertFalse(reports.containsKey(RetainedKind.REVOCATIONS));
    assertEquals(3, reports.size());
    assertEquals(0, stage.audit.events().size());
  }

  private void record() {
    stage.journal.record(new AuditEvent.AdministratorCreated(ada.id()));
  }

  private static Run run(PurgeExpired purge) {
    Map<RetainedKind, RetentionReport> reports = new EnumMap<>(RetainedKind.class);
    purge.purge(report -> reports.put(report.kind(), report));
    return new Run(reports);
  }

  /** What one run reported. */
  private record Run(Map<RetainedKind, RetentionReport> reports) {
    long removed(RetainedKind kind) {
      return requireNonNull(reports.get(kind), kind::name).removed();
    }

    long removed() {
      return reports.values().stream().mapToLong(RetentionReport::removed).sum();
    }

    Optional<Instant> oldest(RetainedKind kind) {
      return requireNonNull(reports.get(kind), kind::name).oldest();
    }
  }

  /** Always has more to remove, and is slow. */
  private final class EndlessFeed extends UnreadFeed {
    @Override
    public int removeBefore(Instant instant, int atMost) {
      stage.clock.advance(Duration.ofMillis(100));
      return atMost;
    }
  }

  /** Every removal fails. */
  private static final class FailingFeed extends UnreadFeed {
    @Override
    public int removeBefore(Instant instant, int atMost) {
      throw new StoreUnavailableException("the store is down");
    }
  }

  /** A feed that is not read. */
  private abstract static class UnreadFeed implements RevocationFeed {
    @Override
    public void append(Revocation revocation, Instant now) {
      throw new UnsupportedOperationException("unexpected call");
    }

    @Override
    public List<PublishedRevocation> read(List<FeedRange> ranges, int limit) {
      throw new UnsupportedOperationException("unexpected call");
    }

    @Override
    public Optional<Instant> oldest() {
      return Optional.empty();
    }
  }

  @Test
  void anOperatorRemovesAllAtOnceBesideTheNodeThatHasTheLease() {
    for (int i = 0; i < 60; i++) {
      open();
    }
    run(purge);
    stage.clock.advance(SessionPolicy.DEFAULT.idle().plus(KEPT).plusMillis(1));
    Map<RetainedKind, Long> removed = new EnumMap<>(RetainedKind.class);

    node().purgeAll(() -> false, report -> removed.put(report.kind(), report.removed()));

    assertEquals(60, removed.get(RetainedKind.SESSIONS));
    assertEquals(4, removed.size());
  }

  @Test
  void anOperatorCanStopBetweenTwoBatches() {
    for (int i = 0; i < 60; i++) {
      open();
    }
    stage.clock.advance(SessionPolicy.DEFAULT.idle().plus(KEPT).plusMillis(1));
    List<RetentionReport> reports = new ArrayList<>();

    purge.purgeAll(() -> reports.stream().anyMatch(report -> report.removed() > 0), reports::add);

    RetentionReport last = reports.get(reports.size() - 1);
    assertEquals(RetainedKind.SESSIONS, last.kind());
    assertTrue(last.removed() > 0 && last.removed() < 60, last::toString);
    assertTrue(last.oldest().isPresent());
  }

  private PurgeExpired node() {
    return node(ports);
  }

  private PurgeExpired node(RetentionPorts ports) {
    return node(ports, stage.removals);
  }

  private PurgeExpired node(RetentionPorts ports, RemovalClock removals) {
    return new PurgeExpired(
        ports, new RetentionPolicy(KEPT, PUBLISHED, TOLD), stage.ids.next(), stage.clock, removals);
  }

  private void open() {
    stage.sessions.add(
        Session.open(
            new SessionId(stage.ids.next()), ada.id(), Stage.ORIGIN, now(), SessionPolicy.DEFAULT));
  }

  private Instant now() {
    return stage.clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}

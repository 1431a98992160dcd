package dev.portcullis.application.maintenance;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.application.Stage;
import dev.portcullis.domain.revocation.Revocation;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.session.SessionPolicy;
import dev.portcullis.domain.user.User;
import dev.portcullis.testkit.fake.InMemoryLeases;
import dev.portcullis.testkit.fake.InMemoryRateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PurgeExpiredTest {
  private static final Duration KEPT = Duration.ofDays(7);
  private static final Duration PUBLISHED = Duration.ofHours(2);

  private final Stage stage = new Stage();
  private final User ada = stage.stored(aUser());
  private final RetentionPorts ports =
      new RetentionPorts(
          stage.sessions, stage.feed, new InMemoryRateLimiter(), new InMemoryLeases());
  private final PurgeExpired purge = node();

  @Test
  void whatIsOverLeavesWhenItHasBeenKeptLongEnough() {
    for (int i = 0; i < 1_200; i++) {
      open();
    }
    stage.clock.advance(SessionPolicy.DEFAULT.idle().plus(KEPT));
    open();

    assertEquals(0, purge.purge().sessions());
    assertEquals(Optional.of(now().minus(KEPT)), purge.purge().oldestEnd());
    stage.clock.advance(Duration.ofMillis(1));

    RetentionReport report = purge.purge();

    assertEquals(1_200, report.sessions());
    assertEquals(Optional.empty(), report.oldestEnd());
    assertEquals(1, stage.sessions.findLive(ada.id(), now()).size());
  }

  @Test
  void revocationsLeaveTheFeed() {
    stage.journal.inTransaction(
        draft -> {
          draft.revoke(Revocation.of(ada.withTokensRevoked()));
          return true;
        });
    stage.clock.advance(PUBLISHED);
    assertEquals(0, purge.purge().revocations());

    stage.clock.advance(Duration.ofMillis(1));

    assertEquals(1, purge.purge().revocations());
  }

  @Test
  void oneNodeAtATimeRemovesAndAnotherTakesOverWhenItStops() {
    PurgeExpired other = node();
    purge.purge();
    open();
    stage.clock.advance(Duration.ofSeconds(59));
    stage.transactions.inTransaction(() -> stage.users.remove(ada.id()));
    assertEquals(0, other.purge().removed());

    stage.clock.advance(Duration.ofSeconds(1));
    stage.journal.inTransaction(
        draft -> {
          draft.revoke(Revocation.of(ada.withTokensRevoked()));
          return true;
        });
    stage.clock.advance(PUBLISHED.plusSeconds(1));

    assertEquals(1, other.purge().revocations());
    assertEquals(0, purge.purge().removed());
  }

  private PurgeExpired node() {
    return new PurgeExpired(
        ports, new RetentionPolicy(KEPT, PUBLISHED), stage.ids.next(), stage.clock);
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

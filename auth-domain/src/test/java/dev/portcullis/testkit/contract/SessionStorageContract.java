package dev.portcullis.testkit.contract;

import static dev.portcullis.testkit.fixture.SessionFixture.ABSOLUTE;
import static dev.portcullis.testkit.fixture.SessionFixture.IDLE;
import static dev.portcullis.testkit.fixture.SessionFixture.OPENED;
import static dev.portcullis.testkit.fixture.SessionFixture.aSession;
import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionEnd;
import dev.portcullis.domain.session.SessionEndReason;
import dev.portcullis.domain.session.SessionOrigin;
import dev.portcullis.domain.session.SessionTimes;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UserNotFoundException;
import dev.portcullis.testkit.fixture.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Storing and finding sessions. */
public interface SessionStorageContract extends StoreContract {
  /** The precision of stored times. */
  Duration MICRO = Duration.ofNanos(1_000);

  @Test
  default void unknownSessionIsNotFound() {
    assertEquals(Optional.empty(), store().sessions().findById(Ids.sessionId()));
  }

  @Test
  default void sessionComesBackWholeToTheMicrosecond() {
    SessionTimes times =
        new SessionTimes(
            OPENED.plusNanos(1_000),
            OPENED.plusNanos(2_000),
            OPENED.plusNanos(3_000),
            OPENED.plusNanos(999_999_000),
            Instant.parse("2026-10-25T00:30:00.000001Z"));
    for (String source : List.of("0.0.0.0", "255.255.255.255", "::", "2001:db8:ffff::aaaa:1")) {
      SessionOrigin origin =
          new SessionOrigin(
              SourceAddress.parse(source).orElseThrow(), Optional.of("x".repeat(255)));
      Session session =
          added(
              aSession(user()).withTimes(times).ofGeneration(Long.MAX_VALUE).from(origin).build());
      assertEquals(Optional.of(session), store().sessions().findById(session.id()));
    }
  }

  @Test
  default void userAgentMayBeUnknown() {
    SessionOrigin origin = SessionOrigin.of(SourceAddress.parse("192.0.2.1").orElseThrow());
    Session session = added(aSession(user()).from(origin).build());
    assertEquals(Optional.of(session), store().sessions().findById(session.id()));
  }

  @Test
  default void everyReasonOfAnEndComesBack() {
    for (SessionEndReason reason : SessionEndReason.values()) {
      SessionEnd end = new SessionEnd(OPENED.plusNanos(7_000), reason);
      Session session = added(aSession(user()).ended(end).build());
      assertEquals(Optional.of(session), store().sessions().findById(session.id()));
    }
  }

  @Test
  default void sessionOfAnUnknownUserIsRefused() {
    Session orphan = aSession(Ids.userId()).build();
    UserNotFoundException refusal =
        assertThrows(UserNotFoundException.class, () -> store().sessions().add(orphan));
    assertEquals(orphan.user(), refusal.user());
    assertEquals(Optional.empty(), store().sessions().findById(orphan.id()));
  }

  @Test
  default void secondSessionOfAnIdIsACallersBug() {
    Session session = added(aSession(user()).build());
    Session second = aSession(session.user()).build();
    Session same =
        new Session(session.id(), user(), second.origin(), 3, second.times(), Optional.empty());
    assertThrows(RuntimeException.class, () -> store().sessions().add(same));
    assertEquals(Optional.of(session), store().sessions().findById(session.id()));
  }

  @Test
  default void liveSessionsAreListedOldestFirst() {
    UserId user = user();
    added(aSession(user()).build());
    Session third = added(aSession(user).openedAt(OPENED.plus(MICRO)).build());
    Session first = added(aSession(user).openedAt(OPENED.minus(MICRO)).build());
    Session second = added(aSession(user).build());
    assertEquals(List.of(first, second, third), store().sessions().findLive(user, OPENED));
    assertEquals(List.of(), store().sessions().findLive(Ids.userId(), OPENED));
  }

  @Test
  default void sessionIsLiveUntilTheVeryMomentItExpires() {
    UserId user = user();
    Session idle = added(aSession(user).build());
    SessionTimes inUse =
        new SessionTimes(OPENED, OPENED, OPENED, OPENED.plus(ABSOLUTE), OPENED.plus(IDLE));
    Session absolute = added(aSession(user).withTimes(inUse).build());
    Instant end = OPENED.plus(IDLE);
    assertEquals(2, store().sessions().findLive(user, end.minus(MICRO)).size());
    assertEquals(List.of(), store().sessions().findLive(user, end));
    assertEquals(Optional.of(idle), store().sessions().findById(idle.id()));
    assertEquals(Optional.of(absolute), store().sessions().findById(absolute.id()));
  }

  @Test
  default void endedSessionIsNotLive() {
    UserId user = user();
    // Ended in the future, as by a node whose clock is ahead.
    SessionEnd end = new SessionEnd(OPENED.plusSeconds(1), SessionEndReason.SIGNED_OUT);
    added(aSession(user).ended(end).build());
    assertEquals(List.of(), store().sessions().findLive(user, OPENED));
  }

  /** A new user. */
  private UserId user() {
    return stored(aUser().build()).id();
  }

  private Session added(Session session) {
    store().sessions().add(session);
    return session;
  }
}

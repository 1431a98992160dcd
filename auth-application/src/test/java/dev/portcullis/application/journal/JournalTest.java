package dev.portcullis.application.journal;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.application.Stage;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.revocation.FeedRange;
import dev.portcullis.domain.revocation.Revocation;
import dev.portcullis.domain.revocation.RevocationFollower;
import dev.portcullis.domain.revocation.Standing;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.User;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTest {
  private final Stage stage = new Stage();
  private final User ada = stage.stored(aUser());
  private final SessionId session = new SessionId(stage.ids.next());
  private final AuditEvent event = new AuditEvent.SignedOut(ada.id(), session, Stage.SOURCE);
  private final Revocation revocation = Revocation.of(session);

  @Test
  void committedChangeIsAuditedAndItsRevocationsApplyWhenTheCallReturns() {
    int before = stage.audit.events().size();

    String result =
        stage.journal.inTransaction(
            draft -> {
              draft.record(event);
              draft.revoke(revocation);
              return "done";
            });

    assertEquals("done", result);
    assertEquals(List.of(event), stage.audit.events().subList(before, before + 1));
    assertEquals(List.of(revocation), published());
    assertEquals(Standing.REVOKED, standing());
  }

  @Test
  void rolledBackChangeRecordsAndRevokesNothing() {
    int before = stage.audit.events().size();

    assertThrows(
        IllegalArgumentException.class,
        () ->
            stage.journal.inTransaction(
                draft -> {
                  draft.record(event);
                  draft.revoke(revocation);
                  throw new IllegalArgumentException("no");
                }));

    assertEquals(before, stage.audit.events().size());
    assertEquals(List.of(), published());
    assertEquals(Standing.GOOD, standing());
  }

  @Test
  void revocationsDoNotApplyBeforeTheCommit() {
    stage.journal.inTransaction(
        draft -> {
          draft.revoke(revocation);
          assertEquals(Standing.GOOD, standing());
          return true;
        });
  }

  /** Other nodes may no longer look for the number, so the revocation is published again. */
  @Test
  void slowTransactionPublishesItsRevocationsAgain() {
    stage.journal.inTransaction(
        draft -> {
          draft.revoke(revocation);
          stage.clock.advance(
              RevocationFollower.GAP_TIMEOUT.dividedBy(2).plus(Duration.ofMillis(1)));
          return true;
        });

    assertEquals(List.of(revocation, revocation), published());
  }

  @Test
  void eventWithoutAChangeIsRecorded() {
    stage.journal.record(event);

    assertEquals(event, stage.audit.events().get(stage.audit.events().size() - 1));
  }

  private List<Revocation> published() {
    return stage.feed.read(List.of(new FeedRange(0, Long.MAX_VALUE)), 100).stream()
        .map(each -> each.revocation())
        .toList();
  }

  private Standing standing() {
    return stage.revocations.standing(ada.id(), session, ada.epoch(), stage.clock.instant());
  }
}

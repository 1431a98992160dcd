package dev.portcullis.application.account;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.application.Stage;
import dev.portcullis.application.account.AccountExport.Paged;
import dev.portcullis.domain.access.Grants;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.audit.AdministrationEvent;
import dev.portcullis.domain.audit.AuditActor;
import dev.portcullis.domain.ratelimit.RateLimitSettings;
import dev.portcullis.domain.ratelimit.TooManyAttemptsException;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionEndReason;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.session.SessionPolicy;
import dev.portcullis.domain.token.InvalidTokenException;
import dev.portcullis.domain.user.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExportAccountTest {
  private static final int PERMITS = RateLimitSettings.DEFAULT.export().permits();

  private final Stage stage = new Stage();
  private final User ada = stage.stored(aUser().named("ada"));
  private final User bob = stage.stored(aUser().named("bob").withRoles(RoleName.ADMIN));
  private final ExportAccount exporting =
      new ExportAccount(stage.accounts, stage.audit, stage.policies, stage.guard, stage.clock);

  @Test
  void accountAndGrantsAreThoseOfTheCaller() {
    AccountExport own = export(ada);
    assertEquals(ada, own.user());
    assertEquals(Optional.of(ada.createdAt()), own.passwordChangedAt());
    assertEquals(Grants.NONE, own.grants());
    assertEquals(stage.policies.current().grantsOf(bob.roles()), export(bob).grants());
  }

  @Test
  void endedSessionsAreHeldTooAndThoseOfOthersAreNotShown() {
    Session live = opened(ada);
    Session ended = opened(ada).ended(stage.clock.instant(), SessionEndReason.SIGNED_OUT);
    stage.sessions.update(ended);
    opened(bob);

    assertEquals(List.of(live, ended), all(export(ada).sessions()));
  }

  @Test
  void auditEntriesAreThoseAboutAndByTheCaller() {
    stage.clock.advance(Duration.ofSeconds(1));
    stage.journal.record(
        new AdministrationEvent.AllSessionsEnded(AuditActor.of(bob.id()), ada.id()));

    assertEquals(
        List.of("signed-up", "all-sessions-ended"),
        all(export(ada).audit()).stream().map(entry -> entry.facts().event()).toList());
    assertEquals(2, all(export(bob).audit()).size());
  }

  @Test
  void listsOfAnyLengthAreReadPageByPage() {
    int pages = 2;
    IntStream.range(0, pages * ExportAccount.PAGE - 1)
        .forEach(
            each ->
                stage.journal.record(
                    new AdministrationEvent.AllSessionsEnded(AuditActor.of(bob.id()), ada.id())));
    List<Integer> sizes = new ArrayList<>();
    export(ada).audit().forEachPage(page -> sizes.add(page.size()));

    assertEquals(List.of(ExportAccount.PAGE, ExportAccount.PAGE, 0), sizes);
  }

  @Test
  void exportsOfOneUserAreLimitedWhateverOthersDo() {
    for (int i = 0; i < PERMITS; i++) {
      export(ada);
    }
    Duration wait = assertThrows(TooManyAttemptsException.class, () -> export(ada)).retryAfter();
    export(bob);
    stage.clock.advance(wait);
    export(ada);
  }

  @Test
  void accountThatIsGoneHasNoExport() {
    assertThrows(InvalidTokenException.class, () -> export(aUser().build()));
  }

  private AccountExport export(User user) {
    UserActor actor = stage.actor(user);
    return exporting.export(actor);
  }

  private Session opened(User user) {
    // Ids are in the order of time.
    stage.clock.advance(Duration.ofSeconds(1));
    Session session =
        Session.open(
            new SessionId(stage.ids.next()),
            user.id(),
            Stage.ORIGIN,
            stage.clock.instant(),
            SessionPolicy.DEFAULT);
    stage.sessions.add(session);
    return session;
  }

  private static <T> List<T> all(Paged<T> paged) {
    List<T> all = new ArrayList<>();
    paged.forEachPage(all::addAll);
    return all;
  }
}

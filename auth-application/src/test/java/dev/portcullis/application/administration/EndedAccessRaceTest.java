package dev.portcullis.application.administration;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.application.Stage;
import dev.portcullis.application.administration.UpdateUser.Change;
import dev.portcullis.application.authentication.RefreshOutcome.Refreshed;
import dev.portcullis.application.authentication.SignInOutcome.SignedIn;
import dev.portcullis.domain.access.AccessDeniedException;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.testkit.fixture.Race;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Ending the access of a user while the user signs in or refreshes: in any order, no access
 * remains.
 */
class EndedAccessRaceTest {
  private static final int ROUNDS = 100;

  /** How an administrator ends the access of a user. */
  private interface Ending {
    void end(Stage stage, UserActor admin, User user);
  }

  @Test
  void refreshDuringDisablingLeavesNoAccess() {
    race(EndedAccessRaceTest::disable);
  }

  @Test
  void refreshDuringRemovalLeavesNoAccess() {
    race((stage, admin, user) -> remover(stage).remove(admin, user.id()));
  }

  @Test
  void refreshDuringTheEndOfAllSessionsLeavesNoAccess() {
    race(
        (stage, admin, user) ->
            new EndSessionsOf(stage.accounts, stage.authority).end(admin, user.id()));
  }

  @Test
  void signInDuringDisablingLeavesNoAccess() {
    for (int round = 0; round < ROUNDS; round++) {
      Stage stage = new Stage();
      UserActor admin = stage.actor(stage.stored(aUser().withRoles(RoleName.ADMIN)));
      User ada = stage.stored(aUser());

      Race<Optional<Visitor>> race =
          Race.of(
              2,
              lane -> {
                if (lane == 0) {
                  disable(stage, admin, ada);
                  return Optional.empty();
                }
                return Visitor.signIn(stage, ada) instanceof SignedIn in
                    ? Optional.of(new Visitor(stage, in.tokens()))
                    : Optional.empty();
              });

      assertEquals(List.of(), race.failures());
      enable(stage, admin, ada);
      race.results().forEach(visitor -> visitor.ifPresent(Visitor::assertSignedOut));
    }
  }

  @Test
  void administratorsWhoDisableEachOtherAtOnceLeaveOne() {
    for (int round = 0; round < ROUNDS; round++) {
      Stage stage = new Stage();
      List<User> both =
          List.of(
              stage.stored(aUser().withRoles(RoleName.ADMIN)),
              stage.stored(aUser().withRoles(RoleName.ADMIN)));

      Race<Boolean> race =
          Race.of(
              2,
              lane -> {
                UserActor actor = stage.actor(both.get(lane));
                if (lane == 0) {
                  disable(stage, actor, both.get(1));
                } else {
                  remover(stage).remove(actor, both.get(0).id());
                }
                return true;
              });

      assertEquals(1, race.results().size());
      // The one who comes second is no administrator any more.
      assertEquals(1, race.failuresOf(AccessDeniedException.class));
      assertEquals(1, stage.users.countActiveHolders(Set.of(RoleName.ADMIN)));
    }
  }

  private static void race(Ending ending) {
    for (int round = 0; round < ROUNDS; round++) {
      Stage stage = new Stage();
      UserActor admin = stage.actor(stage.stored(aUser().withRoles(RoleName.ADMIN)));
      User ada = stage.stored(aUser());
      Visitor visitor = Visitor.signedIn(stage, ada);

      Race<Optional<Visitor>> race =
          Race.of(
              3,
              lane -> {
                if (lane == 0) {
                  ending.end(stage, admin, ada);
                  return Optional.empty();
                }
                return visitor.refresh() instanceof Refreshed good
                    ? Optional.of(new Visitor(stage, good.tokens()))
                    : Optional.empty();
              });

      assertEquals(List.of(), race.failures());
      visitor.assertSignedOut();
      race.results().forEach(next -> next.ifPresent(Visitor::assertSignedOut));
      enable(stage, admin, ada);
      visitor.assertSignedOut();
      race.results().forEach(next -> next.ifPresent(Visitor::assertSignedOut));
    }
  }

  private static void disable(Stage stage, UserActor admin, User user) {
    updater(stage).update(admin, user.id(), Change.of(UserStatus.DISABLED));
  }

  /**
   * Enables the account again if it still exists, so that access that was not really ended would
   * show.
   */
  private static void enable(Stage stage, UserActor admin, User user) {
    stage
        .users
        .findById(user.id())
        .ifPresent(
            stored -> updater(stage).update(admin, stored.id(), Change.of(UserStatus.ACTIVE)));
  }

  private static UpdateUser updater(Stage stage) {
    return new UpdateUser(stage.accounts, stage.authority);
  }

  private static RemoveUser remover(Stage stage) {
    return new RemoveUser(stage.accounts, stage.authority);
  }
}

package dev.portcullis.application.administration;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.application.Stage;
import dev.portcullis.application.account.PasswordRules;
import dev.portcullis.application.account.SignUpRules;
import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.Precondition;
import dev.portcullis.domain.access.AccessPolicy;
import dev.portcullis.domain.access.AccessRule;
import dev.portcullis.domain.access.Grant;
import dev.portcullis.domain.access.Grants;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.access.Scope;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.credential.PasswordPolicy;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.role.Role;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.ReservedUsernames;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UserNotFoundException;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.domain.user.Username;
import dev.portcullis.testkit.fake.FakePasswordHasher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No sequence of calls raises what its caller can reach. Worlds of random roles, rules and users; a
 * caller with random rights makes random calls, also as every user whose e-mail address it could
 * change (that is as good as its password). What it holds and what those users hold never exceeds
 * what it held in the beginning. A failure names the seed of its world.
 */
final class PrivilegeEscalationTest {
  private static final int WORLDS = 150;
  private static final int CALLS = 120;
  private static final PasswordRules RULES = PasswordRules.of(PasswordPolicy.DEFAULT);
  private static final List<String> WORDS =
      List.of(
          "users:read",
          "users:write",
          "roles:read",
          "roles:write",
          "roles:assign",
          "audit:read",
          "keys:rotate",
          "posts:edit",
          "posts:edit:own",
          "posts:delete");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void noSequenceOfCallsRaisesWhatAnActorCanReach(long seed) {
    int done = 0;
    for (int world = 0; world < WORLDS; world++) {
      done += new World(seed * 1_000_000 + world).play();
    }
    // Random calls that are all refused would prove nothing.
    assertTrue(done > WORLDS * CALLS / 20, "calls that were carried out: " + done);
  }

  private static final class World {
    private final long seed;
    private final Random random;
    private final Stage stage = new Stage();
    private final List<RoleName> roles = new ArrayList<>();
    private final List<UserId> users = new ArrayList<>();
    private final Set<UserId> captured = new HashSet<>();
    private final Grants initial;
    private int renamed;

    World(long seed) {
      this.seed = seed;
      random = new Random(seed);
      roles.addAll(List.of(RoleName.USER, RoleName.MODERATOR, RoleName.ADMIN));
      stage.stored(aUser().withRoles(RoleName.ADMIN));
      for (int i = 0; i < 5; i++) {
        RoleName name = new RoleName("role-" + i);
        // Of those that are there already: no cycle.
        stage.database.define(new Role(name, "", some(roles, 2)));
        some(WORDS, 4).stream()
            .map(World::grant)
            .forEach(
                grant ->
                    stage.database.grant(new AccessRule(name, grant.permission(), grant.scope())));
        roles.add(name);
      }
      stage.policies.refresh();
      for (int i = 0; i < 6; i++) {
        Set<RoleName> held = some(roles, 3);
        users.add(stage.stored(aUser().withRoles(held.toArray(RoleName[]::new))).id());
      }
      captured.add(users.get(0));
      // Without one of these it could do nothing at all.
      RoleName clerk = new RoleName("clerk");
      stage.database.define(new Role(clerk, "", Set.of()));
      some(List.of("users:write", "roles:write", "roles:assign"), 3).stream()
          .map(Permission::of)
          .forEach(each -> stage.database.grant(new AccessRule(clerk, each, Scope.ALL)));
      roles.add(clerk);
      User caller = stage.users.findById(users.get(0)).orElseThrow();
      stage.users.update(caller.assign(clerk));
      stage.policies.refresh();
      initial = reachable();
    }

    int play() {
      int done = 0;
      for (int call = 0; call < CALLS; call++) {
        try {
          callSomething();
          done++;
        } catch (AuthException refused) {
          // Most calls are refused; that is the point.
          continue;
        }
        stage.policies.refresh();
        Grants now = reachable();
        assertTrue(initial.covers(now), "seed " + seed + ": " + now + " exceeds " + initial);
      }
      return done;
    }

    private void callSomething() {
      UserActor actor = actor(pick(List.copyOf(captured)));
      UserId target = pick(users);
      RoleName role = pick(roles);
      switch (random.nextInt(10)) {
        case 0 -> new AssignRole(stage.authority, stage.journal).assign(actor, target, role);
        case 1 -> new RevokeRole(stage.authority, stage.journal).revoke(actor, target, role);
        case 2 -> put(actor, role);
        case 3 -> put(actor, new RoleName("new-" + random.nextInt(4)));
        case 4 ->
            new RemoveRole(stage.authority, stage.journal, changes())
                .remove(actor, role, Precondition.NONE);
        case 5 -> changeAddress(actor, target);
        case 6 -> setPassword(actor, target);
        case 7 -> create(actor);
        case 8 -> new RemoveUser(stage.accounts, stage.authority).remove(actor, target);
        default ->
            update(
                actor,
                target,
                UpdateUser.Change.of(pick(List.of(UserStatus.ACTIVE, UserStatus.DISABLED))));
      }
    }

    /** A password that is known takes the account over at once. */
    private void setPassword(UserActor actor, UserId target) {
      try (PlainPassword password = PlainPassword.of(Stage.PASSWORD)) {
        new AssignPassword(stage.accounts, stage.authority, FakePasswordHasher.current(), RULES)
            .assign(actor, target, password);
      }
      captured.add(target);
    }

    private void create(UserActor actor) {
      String name = "made" + renamed++;
      List<String> wanted = some(roles, 2).stream().map(RoleName::value).toList();
      try (PlainPassword password = PlainPassword.of(Stage.PASSWORD)) {
        UserId made =
            new CreateUser(
                    stage.accounts,
                    stage.authority,
                    FakePasswordHasher.current(),
                    new SignUpRules(ReservedUsernames.wellKnown(), RULES, Set.of(), RoleName.USER),
                    stage.newUsers)
                .create(
                    actor,
                    new CreateUser.Command(
                        new Username(name),
                        new EmailAddress(name + "@example.org"),
                        Optional.of(password),
                        wanted))
                .id();
        users.add(made);
        captured.add(made);
      }
    }

    private void put(UserActor actor, RoleName role) {
      Grants grants = Grants.of(some(WORDS, 4).stream().map(World::grant).toList());
      new PutRole(stage.authority, stage.journal, changes())
          .put(actor, RoleDefinition.of(role, "", grants, some(roles, 2)), Precondition.NONE);
    }

    /** A changed address takes the account over, by a forgotten password. */
    private void changeAddress(UserActor actor, UserId target) {
      EmailAddress mine = new EmailAddress("mine-" + renamed++ + "@example.org");
      update(
          actor,
          target,
          new UpdateUser.Change(Optional.empty(), Optional.of(mine), Optional.empty()));
      captured.add(target);
    }

    private void update(UserActor actor, UserId target, UpdateUser.Change change) {
      new UpdateUser(stage.accounts, stage.authority).update(actor, target, change);
    }

    private RoleChanges changes() {
      return new RoleChanges(stage.rules, stage.policies);
    }

    private UserActor actor(UserId id) {
      return stage.actor(stage.users.findById(id).orElseThrow(() -> new UserNotFoundException(id)));
    }

    private Grants reachable() {
      AccessPolicy policy = stage.rules.load();
      return policy.grantsOf(
          captured.stream()
              .flatMap(id -> stage.users.findById(id).stream())
              .flatMap(user -> user.roles().stream())
              .collect(java.util.stream.Collectors.toSet()));
    }

    private <T> T pick(List<T> from) {
      return from.get(random.nextInt(from.size()));
    }

    private <T> Set<T> some(List<T> from, int atMost) {
      Set<T> some = new HashSet<>();
      for (int i = random.nextInt(atMost + 1); i > 0; i--) {
        some.add(pick(from));
      }
      return some;
    }

    private static Grant grant(String text) {
      return Grant.parse(text).orElseThrow();
    }
  }
}

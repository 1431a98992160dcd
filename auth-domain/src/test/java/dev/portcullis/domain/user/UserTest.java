package dev.portcullis.domain.user;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static dev.portcullis.testkit.fixture.UserFixture.like;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.testkit.fixture.Ids;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UserTest {
  @Test
  void newUserIsActiveAndUnchanged() {
    User user =
        User.register(
            Ids.userId(),
            new Username("ada"),
            new EmailAddress("ada@example.org"),
            Set.of(RoleName.USER),
            Instant.parse("2026-01-02T03:04:05.123456789Z"));
    assertTrue(user.isActive());
    assertEquals(0, user.epoch());
    assertEquals(0, user.version());
    assertEquals(Instant.parse("2026-01-02T03:04:05.123456Z"), user.createdAt());
  }

  @Test
  void onlyActiveUsersAreActive() {
    assertFalse(aUser().withStatus(UserStatus.LOCKED).build().isActive());
    assertFalse(aUser().withStatus(UserStatus.DISABLED).build().isActive());
  }

  @Test
  void assignedRoleRaisesTheEpochOnly() {
    User user = aUser().build();
    assertEquals(
        like(user).withRoles(RoleName.USER, RoleName.ADMIN).withEpoch(1).build(),
        user.assign(RoleName.ADMIN));
    assertSame(user, user.assign(RoleName.USER));
  }

  @Test
  void revokedRoleRaisesTheEpochOnly() {
    User user = aUser().build();
    assertEquals(like(user).withRoles().withEpoch(1).build(), user.revoke(RoleName.USER));
    assertSame(user, user.revoke(RoleName.ADMIN));
  }

  @Test
  void nextVersionChangesNothingElse() {
    User user = aUser().withEpoch(4).withVersion(7).build();
    assertEquals(like(user).withVersion(8).build(), user.nextVersion());
  }

  @Test
  void rolesAreCopied() {
    Set<RoleName> roles = new HashSet<>(Set.of(RoleName.USER));
    User user = like(aUser().build()).build();
    User copy = User.register(user.id(), user.username(), user.email(), roles, user.createdAt());
    roles.add(RoleName.ADMIN);
    assertEquals(Set.of(RoleName.USER), copy.roles());
  }

  @Test
  void idIsParsedInEitherCase() {
    UserId id = Ids.userId();
    String shouted = id.toString().toUpperCase(Locale.ROOT);
    assertEquals(Optional.of(id), UserId.parse(id.toString()));
    assertEquals(Optional.of(id), UserId.parse(shouted));
    assertEquals(
        Optional.of(new SessionId(id.value())), SessionId.parse(shouted), "sessions as well");
    assertEquals(Optional.empty(), UserId.parse(id.toString().toUpperCase(Locale.ROOT) + "x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-1-1-1",
        "0190f000000070008000000000000000",
        "0190f000-0000-7000-8000-00000000000 ",
        "0190f000-0000-7000-8000-00000000000g",
        "-190f000-0000-7000-8000-000000000000",
        "0190f0000-000-7000-8000-000000000000",
        "{190f000-0000-7000-8000-00000000000}",
        "\u0660190f00-0000-7000-8000-000000000000"
      })
  void otherSpellingsAreNoId(String text) {
    assertEquals(Optional.empty(), UserId.parse(text));
  }

  @Test
  void aNewPasswordRaisesTheEpochAndNothingElse() {
    User user = aUser().withEpoch(7).build();
    User changed = user.withTokensRevoked();
    assertEquals(8, changed.epoch());
    assertEquals(user.version(), changed.version());
    assertEquals(user.username(), changed.username());
  }

  @Test
  void userHasNoMoreRolesThanATokenCanCarry() {
    RoleName[] most =
        IntStream.range(0, User.MAX_ROLES)
            .mapToObj(n -> new RoleName("role-" + n))
            .toArray(RoleName[]::new);
    User user = aUser().withRoles(most).build();

    assertSame(user, user.assign(most[0]));
    assertThrows(TooManyRolesException.class, () -> user.assign(RoleName.ADMIN));
  }
}

package dev.portcullis.application.administration;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.application.Stage;
import dev.portcullis.application.account.PasswordRules;
import dev.portcullis.domain.ValidationException;
import dev.portcullis.domain.credential.PasswordPolicy;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.Username;
import dev.portcullis.testkit.fake.FakePasswordHasher;
import dev.portcullis.testkit.fixture.Race;
import org.junit.jupiter.api.Test;

class FirstAdministratorTest {
  private final Stage stage = new Stage();
  private final CreateFirstAdministrator create =
      new CreateFirstAdministrator(
          stage.accounts,
          FakePasswordHasher.current(),
          PasswordRules.of(PasswordPolicy.DEFAULT),
          stage.newUsers);
  private final FindAdministrators find = new FindAdministrators(stage.users, stage.policies);

  @Test
  void administratorIsCreatedOnceInAnEmptyStore() {
    assertEquals(0, find.count());

    assertTrue(create("root"));

    assertEquals(1, find.count());
    assertTrue(
        stage
            .users
            .findByUsername(new Username("root"))
            .orElseThrow()
            .roles()
            .contains(RoleName.ADMIN));
    assertFalse(create("root"));
    assertFalse(create("other"));
    assertEquals(1, find.count());
  }

  @Test
  void administratorIsNotCreatedIfUsersExist() {
    assertTrue(find.isStoreEmpty());
    stage.stored(aUser());

    assertFalse(find.isStoreEmpty());
    assertFalse(create("root"));
    assertEquals(0, find.count());
  }

  @Test
  void administratorPasswordMustSatisfyThePolicy() {
    assertThrows(
        ValidationException.class,
        () ->
            create.create(
                new Username("root"),
                new EmailAddress("root@example.org"),
                PlainPassword.of("short")));
    assertTrue(stage.users.isEmpty());
  }

  @Test
  void exactlyOneOfConcurrentNodesCreatesTheAdministrator() {
    Race<Boolean> race = Race.of(8, lane -> create("root"));

    assertEquals(8, race.results().size());
    assertEquals(1, race.results().stream().filter(created -> created).count());
  }

  private boolean create(String name) {
    try (PlainPassword password = PlainPassword.of(Stage.PASSWORD)) {
      return create.create(new Username(name), new EmailAddress(name + "@example.org"), password);
    }
  }
}

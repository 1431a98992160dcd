package dev.portcullis.testkit.contract;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.role.RoleNotFoundException;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.domain.user.Username;
import dev.portcullis.testkit.fixture.Ids;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Storing and finding users. */
public interface UserStorageContract extends StoreContract {
  @Test
  default void unknownUsersAreNotFound() {
    String name = Ids.uniqueName();
    assertEquals(Optional.empty(), store().users().findById(Ids.userId()));
    assertEquals(Optional.empty(), store().users().findByUsername(new Username(name)));
    EmailAddress email = new EmailAddress(name + "@example.org");
    assertEquals(Optional.empty(), store().users().findByEmail(email));
  }

  @Test
  default void storeWithUsersIsNotEmpty() {
    stored(aUser().build());
    assertFalse(store().users().isEmpty());
  }

  @Test
  default void userComesBackWholeByIdNameAndAddress() {
    User user =
        stored(
            aUser()
                .withRoles(RoleName.USER, RoleName.MODERATOR, RoleName.ADMIN)
                .withEpoch(1L << 40)
                .build());
    assertEquals(Optional.of(user), store().users().findById(user.id()));
    assertEquals(Optional.of(user), store().users().findByUsername(user.username()));
    assertEquals(Optional.of(user), store().users().findByEmail(user.email()));
  }

  @Test
  default void everyStatusComesBack() {
    for (UserStatus status : UserStatus.values()) {
      User user = stored(aUser().withStatus(status).build());
      assertEquals(Optional.of(user), store().users().findById(user.id()));
    }
  }

  @Test
  default void userWithoutRolesComesBack() {
    User user = stored(aUser().withRoles().build());
    assertEquals(Optional.of(user), store().users().findById(user.id()));
  }

  @Test
  default void nameAndAddressAreFoundInAnyCaseAndShownAsTyped() {
    String name = Ids.uniqueName();
    User user = stored(aUser().named("X" + name + "Y").build());
    Username upperCase = new Username(user.username().value().toUpperCase(Locale.ROOT));
    EmailAddress lowerCase = new EmailAddress(user.email().value().toLowerCase(Locale.ROOT));
    assertEquals(Optional.of(user), store().users().findByUsername(upperCase));
    assertEquals(Optional.of(user), store().users().findByEmail(lowerCase));
  }

  @Test
  default void internationalAddressIsFoundInBothSpellings() {
    String local = Ids.uniqueName();
    User user = stored(aUser().withEmail(local + "@b\u00fccher.example").build());
    EmailAddress ascii = new EmailAddress(local + "@xn--bcher-kva.example");
    assertEquals(Optional.of(user), store().users().findByEmail(ascii));
    assertEquals(user.email(), store().users().findByEmail(ascii).orElseThrow().email());
  }

  @Test
  default void domainsThatFormerRulesMergedAreDifferent() {
    String local = Ids.uniqueName();
    User sharp = stored(aUser().withEmail(local + "@fa\u00df.example").build());
    User plain = stored(aUser().withEmail(local + "@fass.example").build());
    EmailAddress ascii = new EmailAddress(local + "@xn--fa-hia.example");
    EmailAddress upperCase = new EmailAddress(local + "@FASS.example");
    assertEquals(Optional.of(sharp), store().users().findByEmail(ascii));
    assertEquals(Optional.of(plain), store().users().findByEmail(upperCase));
  }

  @Test
  default void longestAddressIsStored() {
    String host = "h".repeat(63) + "." + "o".repeat(63) + "." + "t".repeat(61);
    String email = (Ids.uniqueName().repeat(4) + "@" + host);
    assertEquals(EmailAddress.MAX_LENGTH, email.length());
    User user = stored(aUser().withEmail(email).build());
    assertEquals(Optional.of(user), store().users().findByEmail(new EmailAddress(email)));
  }

  @Test
  default void longestUsernameIsStored() {
    User user = stored(aUser().named(Ids.uniqueName().repeat(2)).build());
    assertEquals(Username.MAX_LENGTH, user.username().value().length());
    assertEquals(Optional.of(user), store().users().findByUsername(user.username()));
  }

  @Test
  default void timesKeepTheirMicrosecondsInEveryHourOfTheYear() {
    // The hours that daylight saving time skips or repeats reveal a store that does not use UTC.
    for (String time :
        Set.of(
            "2026-03-08T02:30:00.000001Z",
            "2026-03-29T02:30:00.999999Z",
            "2026-10-25T01:30:00.123456Z",
            "2026-12-31T23:59:59.999999Z")) {
      User user = stored(aUser().createdAt(Instant.parse(time)).build());
      assertEquals(Optional.of(user), store().users().findById(user.id()));
    }
  }

  @Test
  default void changeAfterAddIsNotStored() {
    User user = stored(aUser().build());
    User changed = user.assign(RoleName.ADMIN);
    assertEquals(Set.of(RoleName.USER, RoleName.ADMIN), changed.roles());
    assertEquals(Optional.of(user), store().users().findById(user.id()));
  }

  @Test
  default void userWithUnknownRoleIsNotStored() {
    RoleName unknown = new RoleName(Ids.uniqueName());
    User user = aUser().withRoles(RoleName.USER, unknown).build();
    RoleNotFoundException refusal =
        assertThrows(RoleNotFoundException.class, () -> store().users().add(user));
    assertEquals(unknown, refusal.role());
    assertEquals(Optional.empty(), store().users().findById(user.id()));
    assertEquals(Optional.empty(), store().users().findByUsername(user.username()));
  }
}

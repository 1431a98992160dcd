package dev.portcullis.testkit.contract;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.domain.credential.Credential;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.role.RoleNotFoundException;
import dev.portcullis.domain.takeover.AccountIntake;
import dev.portcullis.domain.takeover.IntakeConflictException;
import dev.portcullis.domain.takeover.NewAccount;
import dev.portcullis.domain.takeover.Occupied;
import dev.portcullis.domain.takeover.SourceId;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.Username;
import dev.portcullis.testkit.fixture.Ids;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Everything an {@link AccountIntake} promises. */
public interface AccountIntakeContract extends StoreContract {
  /** A hash as bcryptjs makes it. */
  PasswordHash HASH =
      new PasswordHash("$2a$08$abcdefghijklmnopqrstuu7EJV7kdjBBQxyb0HjTh9KS7.Lah/6CG");

  /** The port, over the same data as the store. */
  AccountIntake intake();

  @Test
  default void accountsComeOverWhole() {
    SourceId source = aSource();
    NewAccount first = account(1, aUser().build());
    NewAccount second =
        new NewAccount(
            7, aUser().withRoles(RoleName.USER, RoleName.MODERATOR).build(), Optional.empty());
    add(source, first, second);
    assertEquals(Optional.of(first.user()), store().users().findById(first.user().id()));
    assertEquals(Optional.of(second.user()), store().users().findById(second.user().id()));
    assertEquals(
        Optional.of(new Credential(first.user().id(), HASH, first.user().createdAt())),
        store().credentials().findByUser(first.user().id()));
    assertEquals(Optional.empty(), store().credentials().findByUser(second.user().id()));
    assertEquals(Set.of(1L, 7L), intake().takenOver(source, 1, 7));
  }

  @Test
  default void accountsOfAnotherSourceAndRangeAreNotMeant() {
    SourceId source = aSource();
    add(source, account(5, aUser().build()));
    assertEquals(Set.of(), intake().takenOver(aSource(), 1, 9));
    assertEquals(Set.of(), intake().takenOver(source, 6, 9));
    assertEquals(Set.of(5L), intake().takenOver(source, 5, 5));
  }

  @Test
  default void removedAccountStaysTakenOver() {
    SourceId source = aSource();
    NewAccount account = account(3, aUser().build());
    add(source, account);
    store().users().remove(account.user().id());
    assertEquals(Set.of(3L), intake().takenOver(source, 0, Long.MAX_VALUE));
  }

  @Test
  default void accountComesOverOnce() {
    SourceId source = aSource();
    add(source, account(1, aUser().build()));
    User again = aUser().build();
    assertThrows(IntakeConflictException.class, () -> add(source, account(1, again)));
    assertEquals(Optional.empty(), store().users().findById(again.id()));
  }

  @Test
  default void takenNameStoresNothing() {
    User owner = stored(aUser().build());
    User good = aUser().build();
    User bad = aUser().withUsername(owner.username().value()).build();
    SourceId source = aSource();
    assertThrows(
        IntakeConflictException.class, () -> add(source, account(1, good), account(2, bad)));
    assertEquals(Optional.empty(), store().users().findById(good.id()));
    assertEquals(Set.of(), intake().takenOver(source, 1, 2));
  }

  @Test
  default void takenAddressStoresNothing() {
    User owner = stored(aUser().build());
    User bad = aUser().withEmail(owner.email().value()).build();
    assertThrows(IntakeConflictException.class, () -> add(aSource(), account(2, bad)));
    assertEquals(Optional.empty(), store().users().findById(bad.id()));
  }

  @Test
  default void missingRoleStoresNothing() {
    User bad = aUser().withRoles(new RoleName("no-such-role")).build();
    RoleNotFoundException refused =
        assertThrows(RoleNotFoundException.class, () -> add(aSource(), account(2, bad)));
    assertEquals(new RoleName("no-such-role"), refused.role());
    assertEquals(Optional.empty(), store().users().findById(bad.id()));
  }

  @Test
  default void occupiedNamesAndAddressesAreTold() {
    User owner = stored(aUser().build());
    Username free = aUser().build().username();
    EmailAddress alsoFree = aUser().build().email();
    assertEquals(
        new Occupied(Set.of(owner.username().key()), Set.of(owner.email().key())),
        intake()
            .occupied(
                List.of(free, new Username(owner.username().value().toUpperCase(Locale.ROOT))),
                List.of(alsoFree, owner.email())));
    assertEquals(Occupied.NOTHING, intake().occupied(List.of(), List.of()));
  }

  @Test
  default void addNeedsATransaction() {
    List<NewAccount> accounts = List.of(account(1, aUser().build()));
    SourceId source = aSource();
    assertThrows(IllegalStateException.class, () -> intake().add(source, accounts));
  }

  private void add(SourceId source, NewAccount... accounts) {
    store().transactions().inTransaction(() -> intake().add(source, List.of(accounts)));
  }

  private static NewAccount account(long id, User user) {
    return new NewAccount(id, user, Optional.of(HASH));
  }

  private static SourceId aSource() {
    return SourceId.of(Ids.userId().toString());
  }
}

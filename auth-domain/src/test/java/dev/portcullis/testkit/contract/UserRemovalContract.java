package dev.portcullis.testkit.contract;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.domain.credential.Credential;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.ConcurrentUpdateException;
import dev.portcullis.domain.user.User;
import dev.portcullis.testkit.fixture.Ids;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Removing a user with its roles, credential and sessions. */
public interface UserRemovalContract extends StoreContract {
  @Test
  default void removedUserIsGoneWithItsCredential() {
    User user = stored(aUser().withRoles(RoleName.USER, RoleName.ADMIN).build());
    User other = stored(aUser().withRoles(RoleName.USER, RoleName.ADMIN).build());
    store()
        .credentials()
        .add(new Credential(user.id(), new PasswordHash("hash"), user.createdAt()));
    store().users().remove(user.id());
    assertEquals(Optional.empty(), store().users().findById(user.id()));
    assertEquals(Optional.empty(), store().users().findByUsername(user.username()));
    assertEquals(Optional.empty(), store().credentials().findByUser(user.id()));
    assertEquals(Optional.of(other), store().users().findById(other.id()));
    assertThrows(ConcurrentUpdateException.class, () -> store().users().update(user));
  }

  @Test
  default void nameAndAddressOfARemovedUserAreFree() {
    User user = stored(aUser().build());
    store().users().remove(user.id());
    User next =
        stored(
            aUser().withUsername(user.username().value()).withEmail(user.email().value()).build());
    assertEquals(Optional.of(next), store().users().findByUsername(user.username()));
  }

  @Test
  default void removalOfAnUnknownUserDoesNothing() {
    User user = stored(aUser().build());
    store().users().remove(Ids.userId());
    assertEquals(Optional.of(user), store().users().findById(user.id()));
  }

  @Test
  default void removalIsPartOfTheTransaction() {
    User user = stored(aUser().build());
    assertThrows(
        ArithmeticException.class,
        () ->
            store()
                .transactions()
                .inTransaction(
                    () -> {
                      store().users().remove(user.id());
                      throw new ArithmeticException("roll back");
                    }));
    assertEquals(Optional.of(user), store().users().findById(user.id()));
  }
}

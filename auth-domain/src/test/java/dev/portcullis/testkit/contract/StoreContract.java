package dev.portcullis.testkit.contract;

import dev.portcullis.domain.user.User;

/**
 * The factory method that an adapter supplies for the contracts of stores.
 *
 * <p>The store may be shared by tests and contain data of others, as long as it has the roles and
 * rules of a new installation: contracts use unique names and assume nothing else. It must serve 32
 * threads within {@link dev.portcullis.testkit.fixture.Race#TIMEOUT}.
 */
public interface StoreContract {
  /** The store; the same one in every call. */
  StoreUnderTest store();

  /** Stores a user and returns it. */
  default User stored(User user) {
    store().users().add(user);
    return user;
  }
}

package dev.portcullis.testkit.contract;

import dev.portcullis.domain.user.User;

/**
 * What the contracts of all stores share: the one factory method an adapter supplies.
 *
 * <p>The store may be shared by tests and hold what others left behind, as long as it has the roles
 * and rules of a new installation: contracts use names of their own and assume nothing else. It
 * must give 32 threads a turn within {@link dev.portcullis.testkit.fixture.Race#TIMEOUT}.
 */
public interface StoreContract {
  /** The store; the same one whenever a test asks. */
  StoreUnderTest store();

  /** Stores a user and returns it. */
  default User stored(User user) {
    store().users().add(user);
    return user;
  }
}

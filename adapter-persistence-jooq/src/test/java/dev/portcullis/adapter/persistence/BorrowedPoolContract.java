package dev.portcullis.adapter.persistence;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.user.User;
import dev.portcullis.testkit.contract.SessionRepositoryContract;
import dev.portcullis.testkit.contract.SignUpRaceContract;
import dev.portcullis.testkit.contract.StoreUnderTest;
import dev.portcullis.testkit.contract.UserStorageContract;
import dev.portcullis.testkit.contract.UserUpdateContract;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** All flows on one connection of a pool that belongs to the embedding application. */
interface BorrowedPoolContract
    extends UserStorageContract, UserUpdateContract, SignUpRaceContract, SessionRepositoryContract {
  BorrowedPool borrowed();

  @Override
  default StoreUnderTest store() {
    return borrowed().ports();
  }

  @Test
  default void connectionGoesBackAsItCame() throws SQLException {
    User user = aUser().build();
    store().users().add(user);
    assertAsItCame();
    assertThrows(
        IllegalStateException.class,
        () ->
            store()
                .transactions()
                .inTransaction(
                    () -> {
                      store().users().remove(user.id());
                      throw new IllegalStateException("rolled back");
                    }));
    assertAsItCame();
    assertTrue(store().users().findById(user.id()).isPresent());
  }

  @Test
  default void transactionsAreReadCommittedWhateverThePoolSays() throws SQLException {
    BorrowedConnections connections = new BorrowedConnections(borrowed().pool());
    Connection connection = connections.open();
    try {
      assertTrue(connection.getAutoCommit());
      connections.begin(connection);
      assertEquals(Connection.TRANSACTION_READ_COMMITTED, connection.getTransactionIsolation());
    } finally {
      connections.giveBack(connection);
    }
    assertAsItCame();
  }

  @Test
  default void storeThatIsClosedLeavesThePoolOpen() {
    JooqPersistence.open(borrowed().pool(), TestStore.RANDOM).close();
    assertFalse(borrowed().pool().isClosed());
    assertEquals(0, borrowed().pool().getHikariPoolMXBean().getActiveConnections());
  }

  @Test
  default void readinessIsAskedForOnIt() {
    assertTrue(borrowed().persistence().takesWrites());
    assertEquals(0, borrowed().persistence().load().active());
  }

  private void assertAsItCame() throws SQLException {
    try (Connection connection = borrowed().pool().getConnection()) {
      assertFalse(connection.getAutoCommit());
      assertEquals(Connection.TRANSACTION_REPEATABLE_READ, connection.getTransactionIsolation());
    }
  }
}

package dev.portcullis.adapter.persistence;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.user.User;
import dev.portcullis.testkit.database.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LostServerIT {
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  @AutoClose private final TestDatabase database = TestDatabase.migrated();
  private final URI server = URI.create(database.jdbcUrl().substring("jdbc:".length()));
  @AutoClose private final Gate gate;
  @AutoClose private final JooqPersistence persistence;

  LostServerIT() throws IOException {
    gate = new Gate(server.getHost(), server.getPort());
    String url =
        database
            .jdbcUrl()
            .replace(server.getHost() + ":" + server.getPort(), "127.0.0.1:" + gate.port());
    persistence =
        JooqPersistence.open(
            new DatabaseSettings(url, database.user(), database.password(), 1), TestStore.RANDOM);
  }

  @BeforeEach
  void startWithoutAServer() {
    assertFalse(persistence.isReachable());
  }

  @Test
  void storeWorksOnceTheServerIsReachable() throws IOException {
    assertTimeout(
        PATIENCE,
        () -> assertThrows(StoreUnavailableException.class, () -> persistence.users().isEmpty()));
    assertTimeout(
        PATIENCE, () -> assertThrows(StoreUnavailableException.class, persistence::migrate));
    assertThrows(
        StoreUnavailableException.class,
        () -> persistence.transactions().inTransaction(() -> persistence.users().isEmpty()));
    gate.open();
    persistence.migrate();
    assertTrue(persistence.isReachable());
    assertTrue(persistence.users().isEmpty());
  }

  @Test
  void connectionLostInATransactionIsReplaced() throws IOException {
    gate.open();
    persistence.migrate();
    User lost = aUser().build();
    assertThrows(
        StoreUnavailableException.class,
        () ->
            persistence
                .transactions()
                .inTransaction(
                    () -> {
                      persistence.users().add(lost);
                      gate.close();
                      persistence.users().isEmpty();
                    }));
    gate.open();
    assertEquals(Optional.empty(), persistence.users().findById(lost.id()));
  }

  @Test
  void commitThatCannotBeSentReachesTheCaller() throws IOException {
    gate.open();
    persistence.migrate();
    User lost = aUser().build();
    assertThrows(
        StoreUnavailableException.class,
        () ->
            persistence
                .transactions()
                .inTransaction(
                    () -> {
                      persistence.users().add(lost);
                      gate.close();
                    }));
    gate.open();
    assertTrue(persistence.users().isEmpty());
  }
}

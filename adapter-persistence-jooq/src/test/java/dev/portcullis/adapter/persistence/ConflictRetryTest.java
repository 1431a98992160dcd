package dev.portcullis.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.StoreUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

final class ConflictRetryTest {
  private final List<Duration> pauses = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private int runs;

  @Test
  void workThatConflictsEveryTimeIsRunFourTimes() {
    for (int code : new int[] {1205, 1213, 3101, 1020, 40001, 50200, 90131}) {
      runs = 0;
      pauses.clear();
      DataAccessException lost = conflict(code);
      JooqTransactionRunner runner = runner();
      assertSame(
          lost, assertThrows(DataAccessException.class, () -> runner.inTransaction(failing(lost))));
      assertEquals(1 + JooqTransactionRunner.MAX_RETRIES, runs);
      assertEquals(JooqTransactionRunner.MAX_RETRIES, pauses.size());
    }
  }

  @Test
  void everyAttemptIsRolledBackAndItsConnectionReturned() {
    JooqTransactionRunner runner = runner();
    assertThrows(DataAccessException.class, () -> runner.inTransaction(failing(conflict(1205))));
    assertEquals(4, Collections.frequency(calls, "rollback"));
    assertEquals(4, Collections.frequency(calls, "close"));
    assertEquals(0, Collections.frequency(calls, "commit"));
  }

  @Test
  void pausesAreRandomAndShort() {
    JooqTransactionRunner runner = runner();
    assertThrows(DataAccessException.class, () -> runner.inTransaction(failing(conflict(1213))));
    assertTrue(pauses.stream().allMatch(pause -> pause.compareTo(Duration.ofMillis(160)) < 0));
  }

  @Test
  void commitRefusedByTheReplicationGroupIsRetried() {
    JooqTransactionRunner runner = runner(new SQLException("refused", "40000", 3101));
    assertEquals(2, runner.inTransaction(() -> ++runs));
  }

  @Test
  void commitOfUnknownOutcomeIsNotRepeated() {
    JooqTransactionRunner runner = runner(new SQLException("no answer", "08S01", 0));
    assertThrows(StoreUnavailableException.class, () -> runner.inTransaction(() -> ++runs));
    assertEquals(1, runs);
    assertEquals(1, Collections.frequency(calls, "close"));
  }

  @Test
  void commitThatFailsForAnotherReasonReachesTheCaller() {
    SQLException cause = new SQLException("constraint", "23000", 1);
    JooqTransactionRunner runner = runner(cause);
    DataAccessException failure =
        assertThrows(DataAccessException.class, () -> runner.inTransaction(() -> ++runs));
    assertSame(cause, failure.getCause());
    assertEquals(1, runs);
  }

  @Test
  void statementsAfterARollbackByTheServerAreNotCommitted() {
    TransactionConnections connections = new TransactionConnections(new BrokenConnections(calls));
    StoreUnavailableException lost = new StoreUnavailableException("deadlock");
    StoreUnavailableException seen =
        assertThrows(
            StoreUnavailableException.class,
            () ->
                connections.transact(
                    () -> {
                      connections.markRolledBack(lost);
                      return "ignored it";
                    }));
    assertSame(lost, seen);
    assertEquals(0, Collections.frequency(calls, "commit"));
    assertEquals("next", connections.transact(() -> "next"));
  }

  @Test
  void interruptedThreadStopsRetrying() {
    Backoff interrupted =
        new Backoff(
            TestStore.RANDOM,
            pause -> {
              throw new InterruptedException();
            });
    JooqTransactionRunner runner =
        new JooqTransactionRunner(
            new TransactionConnections(new BrokenConnections(calls)), interrupted);
    assertThrows(DataAccessException.class, () -> runner.inTransaction(failing(conflict(1213))));
    assertEquals(1, runs);
    assertTrue(Thread.interrupted());
  }

  private JooqTransactionRunner runner(SQLException... failedCommits) {
    return new JooqTransactionRunner(
        new TransactionConnections(new BrokenConnections(calls, failedCommits)),
        new Backoff(TestStore.RANDOM, pauses::add));
  }

  private Runnable failing(RuntimeException failure) {
    return () -> {
      runs++;
      throw failure;
    };
  }

  private static DataAccessException conflict(int code) {
    return new DataAccessException("statement", new SQLException("conflict", "HY000", code));
  }
}

package dev.portcullis.adapter.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.credential.BusyException;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.testkit.fixture.Background;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Interrupted callers and closed pools. */
class HashingEndTest {
  private final HeldHasher held = new HeldHasher();
  private final PooledPasswordHasher pool =
      new PooledPasswordHasher(held, new HashingSettings(1, 32, Duration.ofHours(1)));

  @AfterEach
  void release() {
    held.release();
    pool.close();
  }

  @Test
  void callInterruptedWhileWaitingIsRefusedAndNeverHashed() throws Exception {
    Background<String> first = hash("first");
    held.awaitArrivals(1);
    Background<Boolean> interrupted =
        Background.start(
            () -> {
              Thread.currentThread().interrupt();
              try (PlainPassword password = PlainPassword.of("interrupted")) {
                assertThrows(BusyException.class, () -> pool.hash(password));
              }
              return Thread.currentThread().isInterrupted();
            });
    assertTrue(interrupted.result());
    held.release();
    assertEquals("first", first.result());
    assertEquals(List.of("first"), held.hashed());
  }

  @Test
  void callInterruptedWhileHashingWaitsForTheEnd() throws Exception {
    Thread[] caller = new Thread[1];
    CountDownLatch known = new CountDownLatch(1);
    Background<Boolean> interrupted =
        Background.start(
            () -> {
              caller[0] = Thread.currentThread();
              known.countDown();
              assertEquals("first", hashed("first"));
              return Thread.currentThread().isInterrupted();
            });
    Background.await(known);
    held.awaitArrivals(1);
    caller[0].interrupt();
    assertTrue(interrupted.isHeldBack());
    held.release();
    assertTrue(interrupted.result());
  }

  @Test
  void closingRefusesWaitingCallsAndWaitsForRunningOnes() throws Exception {
    Background<String> first = hash("first");
    held.awaitArrivals(1);
    Background<String> waiting = hash("waiting");
    assertTrue(waiting.isHeldBack());
    Background<Boolean> closing =
        Background.start(
            () -> {
              pool.close();
              return true;
            });
    assertEquals("busy", waiting.result());
    assertTrue(closing.isHeldBack());
    held.release();
    assertTrue(closing.result());
    assertEquals("first", first.result());
    assertEquals(List.of("first"), held.hashed());
  }

  @Test
  void aClosedPoolRefuses() {
    pool.close();
    pool.close();
    try (PlainPassword password = PlainPassword.of("x")) {
      assertThrows(BusyException.class, () -> pool.hash(password));
    }
    assertEquals(List.of(), held.hashed());
  }

  private Background<String> hash(String text) {
    return Background.start(() -> hashed(text));
  }

  private String hashed(String text) {
    try (PlainPassword password = PlainPassword.of(text)) {
      return pool.hash(password).encoded();
    } catch (BusyException refusal) {
      return refusal.code().text();
    }
  }
}

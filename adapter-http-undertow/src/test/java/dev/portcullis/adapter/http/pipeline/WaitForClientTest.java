package dev.portcullis.adapter.http.pipeline;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.testkit.fixture.Background;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.Selector;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class WaitForClientTest {
  private final WaitForClient client = new WaitForClient();

  /** As after a close between the registration with a selector and the wait: nothing wakes it. */
  @Test
  @Timeout(60)
  void endsAWaitThatNoEventWouldEnd() throws Exception {
    CountDownLatch waits = new CountDownLatch(1);
    boolean[] interruptedAfterwards = {true};
    Thread worker =
        new Thread(
            () -> {
              try (Selector selector = Selector.open()) {
                client.during(
                    () -> {
                      waits.countDown();
                      selector.select();
                    });
              } catch (Exception failed) {
                throw new IllegalStateException(failed);
              }
              interruptedAfterwards[0] = Thread.currentThread().isInterrupted();
            });
    worker.start();
    Background.await(waits);
    client.endAll();
    worker.join();
    assertFalse(interruptedAfterwards[0], "the interrupt reaches the next work of the thread");
  }

  @Test
  void furtherWaitsAreRefused() {
    client.endAll();
    assertThrows(ClosedChannelException.class, () -> client.during(() -> {}));
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @Test
  void interruptsOfOthersAreKept() throws Exception {
    client.during(() -> Thread.currentThread().interrupt());
    assertTrue(Thread.interrupted());
  }
}

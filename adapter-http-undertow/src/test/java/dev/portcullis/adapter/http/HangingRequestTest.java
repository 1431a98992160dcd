package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.role.RoleName;
import dev.portcullis.testkit.fixture.Background;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A request that never comes to its end, whatever it waits for. */
final class HangingRequestTest {
  private static final Duration DRAIN = Duration.ofMillis(100);

  @Test
  void theEndDoesNotWaitForARequestThatHangs() {
    CountDownLatch hanging = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Stage stage = Stage.with(Stage.limits().withDrain(DRAIN));
    String token = stage.token(stage.user("ada", RoleName.USER));
    stage.beforePort =
        () -> {
          if (Thread.currentThread().getName().contains("task")) {
            hanging.countDown();
            awaitUninterruptibly(release);
          }
        };
    try {
      Background<Reply> lost =
          Background.start(() -> stage.send(Request.get("/api/me").bearer(token)));
      Background.await(hanging);
      Background<Boolean> closing =
          Background.start(
              () -> {
                stage.close();
                return true;
              });
      assertTrue(closing.result());
      assertThrows(IOException.class, () -> connect(stage).close());
      assertThrows(AssertionError.class, lost::result);
    } finally {
      release.countDown();
    }
  }

  private static Socket connect(Stage stage) throws IOException {
    InetSocketAddress address = stage.server.address();
    return new Socket(address.getAddress(), address.getPort());
  }

  /** As a write into a full pipe, it is not interrupted. */
  private static void awaitUninterruptibly(CountDownLatch release) {
    boolean interrupted = false;
    while (release.getCount() > 0) {
      try {
        release.await();
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

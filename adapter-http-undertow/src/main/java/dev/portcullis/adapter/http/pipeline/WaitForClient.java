package dev.portcullis.adapter.http.pipeline;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;

/**
 * The waits of one thread for one client, which another thread can end for good.
 *
 * <p>Closing the connection ends a wait in nearly all cases. But a thread that has registered its
 * interest with a selector and not begun to wait would wait for ever: the close removes the
 * interest, and does not wake a selector. So the thread is interrupted as well, and only while it
 * waits for the client: an interrupt in the middle of a read would close the file of an embedded
 * database. Thread-safe.
 */
final class WaitForClient {
  private Optional<Thread> waiting = Optional.empty();
  private boolean ended;
  private boolean interrupted;

  /**
   * Runs {@code write}, which may wait for the client.
   *
   * @throws ClosedChannelException if the waits were ended before
   * @throws IOException if {@code write} failed, or was ended
   */
  void during(Write write) throws IOException {
    begin();
    try {
      write.run();
    } finally {
      end();
    }
  }

  /** Ends the wait in progress, if there is one, and refuses further ones. */
  synchronized void endAll() {
    ended = true;
    interrupted = waiting.isPresent();
    waiting.ifPresent(Thread::interrupt);
  }

  private synchronized void begin() throws ClosedChannelException {
    if (ended) {
      throw new ClosedChannelException();
    }
    waiting = Optional.of(Thread.currentThread());
  }

  private synchronized void end() {
    waiting = Optional.empty();
    if (interrupted) {
      // It was meant for this wait: the thread goes on to other work.
      Thread.interrupted();
    }
  }

  /** Writes to a client. */
  @FunctionalInterface
  interface Write {
    /** Writes, and waits while the client does not read. */
    void run() throws IOException;
  }
}

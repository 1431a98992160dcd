package dev.portcullis.adapter.persistence;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A port on this machine that leads to a server while it is open, and to nobody while it is not.
 */
final class Gate implements AutoCloseable {
  private static final int FIRST_PORT = 23_000;
  private static final int LAST_PORT = 23_999;

  private final String host;
  private final int target;
  private final int port;
  private final Queue<Closeable> open = new ConcurrentLinkedQueue<>();

  Gate(String host, int target) throws IOException {
    this.host = host;
    this.target = target;
    this.port = freePort();
  }

  int port() {
    return port;
  }

  void open() throws IOException {
    ServerSocket listener = new ServerSocket();
    listener.setReuseAddress(true);
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    open.add(listener);
    start(() -> accept(listener));
  }

  /** Cuts every connection and refuses new ones. */
  @Override
  public void close() {
    for (Closeable each = open.poll(); each != null; each = open.poll()) {
      try {
        each.close();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  /**
   * Below those that systems give to clients: one that tries a closed port again and again would at
   * some time get it as its own, and be connected to itself.
   */
  private static int freePort() throws IOException {
    for (int candidate = FIRST_PORT; ; candidate++) {
      try (ServerSocket free = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      } catch (BindException taken) {
        if (candidate == LAST_PORT) {
          throw taken;
        }
      }
    }
  }

  private void accept(ServerSocket listener) {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        open.add(client);
        Socket server = new Socket(host, target);
        open.add(server);
        start(() -> copy(client, server));
        start(() -> copy(server, client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException cut) {
      // Either side may go at any time: that is what this is for.
      return;
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "gate");
    thread.setDaemon(true);
    thread.start();
  }
}

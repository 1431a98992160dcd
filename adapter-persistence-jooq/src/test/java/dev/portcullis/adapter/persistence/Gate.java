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

/** A local port that forwards to a server while open, and refuses connections while closed. */
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
   * Below the range of ephemeral ports: a client that retries a closed port in that range would at
   * some time get the same port as its own, and be connected to itself.
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
      // Either side may close the connection at any time, which is the purpose of this class.
      return;
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "gate");
    thread.setDaemon(true);
    thread.start();
  }
}

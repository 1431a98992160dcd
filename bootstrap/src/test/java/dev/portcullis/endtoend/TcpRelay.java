package dev.portcullis.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Passes connections on to a server, from when it is opened until it is closed: a network that
 * comes and goes. While it is paused nothing gets through, and nothing is lost or closed: a network
 * or a server that stands still.
 */
final class TcpRelay implements AutoCloseable {
  private static final int BUFFER = 16 * 1024;

  private final ServerSocket listener;
  private final InetSocketAddress target;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final Object gate = new Object();
  private boolean paused;

  private TcpRelay(ServerSocket listener, InetSocketAddress target) {
    this.listener = listener;
    this.target = target;
  }

  /** A free port on the loopback address. */
  static int freePort() {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Listens on {@code port} for {@code target}. */
  static TcpRelay open(int port, InetSocketAddress target) {
    try {
      ServerSocket listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
      TcpRelay relay = new TcpRelay(listener, target);
      start(relay::accept);
      return relay;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  boolean isOpen() {
    return !listener.isClosed();
  }

  /** Once this returns, nothing gets through. */
  void pause() {
    set(true);
  }

  /** Lets through what has waited, and what comes. */
  void resume() {
    set(false);
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
    resume();
  }

  private void set(boolean value) {
    synchronized (gate) {
      paused = value;
      gate.notifyAll();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        sockets.add(client);
        Socket server = new Socket(target.getAddress(), target.getPort());
        sockets.add(server);
        start(() -> pass(client, server));
        start(() -> pass(server, client));
      }
    } catch (IOException closed) {
      // Closed on purpose, or the target has closed: no more connections are accepted.
    }
  }

  private void pass(Socket from, Socket to) {
    try (from;
        to) {
      InputStream input = from.getInputStream();
      OutputStream output = to.getOutputStream();
      byte[] buffer = new byte[BUFFER];
      for (int length = input.read(buffer); length >= 0; length = input.read(buffer)) {
        write(output, buffer, length);
      }
    } catch (IOException closed) {
      // Either side has closed the connection.
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(OutputStream output, byte[] buffer, int length)
      throws IOException, InterruptedException {
    // What is on its way when the gate closes is through before pause() returns.
    synchronized (gate) {
      while (paused) {
        gate.wait();
      }
      output.write(buffer, 0, length);
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "relay");
    thread.setDaemon(true);
    thread.start();
  }
}

package dev.portcullis.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.stream.Stream;

/** Requests that no client library would send, over a bare socket. */
final class Wire {
  private static final int PATIENCE_MILLIS = 20_000;

  private Wire() {}

  /**
   * Sends {@code request}, a byte for each character, and returns all that comes back until the
   * server closes: nothing if it cut the connection.
   */
  static String exchange(URI server, String request) throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      return exchange(socket, request);
    }
  }

  /** The status of an answer; empty if there was none. */
  static String status(String answer) {
    return Stream.of(answer.split(" ", -1)).skip(1).findFirst().orElse("");
  }

  private static String exchange(Socket socket, String request) throws IOException {
    try {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    } catch (SocketTimeoutException hung) {
      throw hung;
    } catch (IOException cut) {
      return "";
    }
  }
}

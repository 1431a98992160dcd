package dev.portcullis.adapter.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A bare socket: what no client library would send, and nothing hidden of what comes back. */
final class Wire {
  private static final int PATIENCE_MILLIS = 20_000;

  private Wire() {}

  /** Sends {@code bytes}, and returns the first response on the connection. */
  static Reply send(InetSocketAddress to, byte[] bytes) {
    return parse(exchange(to, bytes));
  }

  /** Sends {@code bytes}, and returns all that comes until the server closes. */
  static String exchange(InetSocketAddress to, byte[] bytes) {
    try (Socket socket = new Socket(to.getAddress(), to.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(bytes);
      return readAll(socket);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** All that comes until the server closes. */
  static String readAll(Socket socket) throws IOException {
    StringBuilder all = new StringBuilder();
    byte[] buffer = new byte[8_192];
    try {
      for (int n = socket.getInputStream().read(buffer);
          n >= 0;
          n = socket.getInputStream().read(buffer)) {
        all.append(new String(buffer, 0, n, ISO_8859_1));
      }
    } catch (SocketTimeoutException open) {
      throw new AssertionError("the connection stays open after: " + all, open);
    } catch (IOException reset) {
      if (all.isEmpty()) {
        throw reset;
      }
    }
    return all.toString();
  }

  static Reply parse(String response) {
    int end = response.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new AssertionError("no response: " + response);
    }
    String[] lines = response.substring(0, end).split("\r\n", -1);
    Map<String, List<String>> headers = new HashMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers
          .computeIfAbsent(
              lines[i].substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(lines[i].substring(colon + 1).strip());
    }
    String body = new String(response.substring(end + 4).getBytes(ISO_8859_1), UTF_8);
    return new Reply(Integer.parseInt(lines[0].split(" ", -1)[1]), headers, body);
  }
}

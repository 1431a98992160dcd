package dev.portcullis.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URL;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The requests of a training run: sign-up, sign-in, a guarded page, refresh and sign-out. */
final class TrainingRequests {
  private static final String PASSWORD = "a run before the first one";
  private static final Pattern MEMBER = Pattern.compile("\"(\\w+Token)\":\"([^\"]+)\"");

  private final InetSocketAddress server;
  private String accessToken = "";
  private String refreshToken = "";

  TrainingRequests(InetSocketAddress server) {
    this.server = server;
  }

  /**
   * Sends all, one after the other.
   *
   * @throws IOException if one is refused
   */
  void send() throws IOException {
    post(
        "/api/auth/signup",
        "{\"username\":\"training\",\"email\":\"training@example.org\",\"password\":\"%s\"}"
            .formatted(PASSWORD));
    post("/api/auth/signin", "{\"username\":\"training\",\"password\":\"%s\"}".formatted(PASSWORD));
    get("/api/me");
    get("/.well-known/jwks.json");
    post("/api/auth/refresh", "{\"refreshToken\":\"%s\"}".formatted(refreshToken));
    post("/api/auth/signout", "{\"refreshToken\":\"%s\"}".formatted(refreshToken));
  }

  private void get(String path) throws IOException {
    exchange(path, Optional.empty());
  }

  private void post(String path, String body) throws IOException {
    exchange(path, Optional.of(body));
  }

  private void exchange(String path, Optional<String> body) throws IOException {
    URL url = new URL("http", server.getAddress().getHostAddress(), server.getPort(), path);
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    if (!accessToken.isEmpty()) {
      connection.setRequestProperty("Authorization", "Bearer " + accessToken);
    }
    if (body.isPresent()) {
      connection.setDoOutput(true);
      connection.setRequestProperty("Content-Type", "application/json");
      try (OutputStream output = connection.getOutputStream()) {
        output.write(body.get().getBytes(UTF_8));
      }
    }
    // Of an answer that refuses, this throws, and names path and status.
    try (InputStream answer = connection.getInputStream()) {
      remember(new String(answer.readAllBytes(), UTF_8));
    }
  }

  private void remember(String answer) {
    Matcher member = MEMBER.matcher(answer);
    while (member.find()) {
      if (member.group(1).equals("accessToken")) {
        accessToken = member.group(2);
      } else {
        refreshToken = member.group(2);
      }
    }
  }

  @Override
  public String toString() {
    return "TrainingRequests[" + server + "]";
  }
}

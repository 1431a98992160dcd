package dev.portcullis.adapter.http.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.application.key.ReadPublishedKeys;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** {@code GET /.well-known/jwks.json}: may be cached, and asked for again by its tag. */
public final class PublishedKeysEndpoint implements Endpoint {
  private final ReadPublishedKeys readKeys;
  private final Duration cacheTime;

  /** Reads by {@code readKeys}; clients may keep the answer for {@code cacheTime}. */
  public PublishedKeysEndpoint(ReadPublishedKeys readKeys, Duration cacheTime) {
    this.cacheTime = requireNonNull(cacheTime, "cacheTime");
    this.readKeys = requireNonNull(readKeys, "readKeys");
  }

  @Override
  public Answer answer(Call call) {
    String jwks = readKeys.read();
    String tag = tagOf(jwks);
    Answer answer =
        isKnown(tag, call.header("If-None-Match")) ? Answer.empty(304) : Answer.jsonText(jwks);
    return answer
        .withHeader("ETag", tag)
        .withHeader("Cache-Control", "public, max-age=" + cacheTime.toSeconds())
        .withHeader("Cross-Origin-Resource-Policy", "cross-origin");
  }

  /** Compares weakly, as {@code If-None-Match} asks (RFC 9110 section 13.1.2). */
  private static boolean isKnown(String tag, List<String> ifNoneMatch) {
    return ifNoneMatch.stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(String::strip)
        .map(known -> known.startsWith("W/") ? known.substring(2) : known)
        .anyMatch(known -> known.equals("*") || known.equals(tag));
  }

  private static String tagOf(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(digest) + '"';
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("SHA-256 is part of every JDK", missing);
    }
  }
}

package dev.portcullis.adapter.http.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A JSON document that is the same for all clients, so that caches may keep one copy. */
public final class PublicDocument {

  private PublicDocument() {}

  /** The answer with {@code json}, its cache time and its ETag. */
  public static Answer of(Call call, String json, Duration cacheTime) {
    String tag = tagOf(json);
    Answer answer =
        isKnown(tag, call.header("If-None-Match")) ? Answer.empty(304) : Answer.jsonText(json);
    return answer
        .withHeader("ETag", tag)
        .withHeader("Cache-Control", "public, max-age=" + cacheTime.toSeconds());
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

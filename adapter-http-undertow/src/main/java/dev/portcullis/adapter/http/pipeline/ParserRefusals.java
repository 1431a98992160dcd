package dev.portcullis.adapter.http.pipeline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.RequestObserver;
import dev.portcullis.adapter.http.json.Json;
import dev.portcullis.adapter.http.problem.HttpProblem;
import dev.portcullis.adapter.http.problem.Problem;
import dev.portcullis.adapter.http.problem.ProblemDocument;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.conduits.StreamSinkConduit;

/**
 * Answers requests that Undertow's parser refuses. The parser closes such connections before any
 * handler runs, with a status and no body; this class replaces the answer by a problem document.
 * The request is not known, so headers that depend on it are missing. Thread-safe.
 */
public final class ParserRefusals {
  private static final Logger LOG = LoggerFactory.getLogger(ParserRefusals.class);
  private static final Problem PROBLEM = HttpProblem.BAD_REQUEST.problem();
  private static final String NONE = "none";

  private final SecureRandom random;
  private final RequestObserver observer;

  /** Creates request ids by {@code random} and reports refusals to {@code observer}. */
  ParserRefusals(SecureRandom random, RequestObserver observer) {
    this.random = requireNonNull(random, "random");
    this.observer = requireNonNull(observer, "observer");
  }

  /** A conduit that replaces {@code sink} of a connection. */
  public StreamSinkConduit on(StreamSinkConduit sink) {
    return new RefusalConduit(sink, this::answer);
  }

  private ByteBuffer answer() {
    String id = RequestIds.fresh(random);
    LOG.info("no route: {} {} [{}]", PROBLEM.status().code(), PROBLEM.code(), id);
    report();
    byte[] body = Json.write(ProblemDocument.of(PROBLEM, id));
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.writeBytes(head(id, body.length).getBytes(ISO_8859_1));
    answer.writeBytes(body);
    return ByteBuffer.wrap(answer.toByteArray());
  }

  private void report() {
    try {
      // The duration is not known: the parser does not report when it began.
      observer.answered(NONE, NONE, PROBLEM.status().code(), 0);
    } catch (RuntimeException failed) {
      LOG.error("Cannot count a request in the metrics; the answer is not affected", failed);
    }
  }

  private static String head(String id, int length) {
    Map<String, String> headers = new TreeMap<>();
    SecurityHeaders.ALWAYS.forEach((name, value) -> headers.put(name.toString(), value));
    headers.put(RequestIds.HEADER.toString(), id);
    headers.put("Connection", "close");
    headers.put("Content-Type", ProblemDocument.MEDIA_TYPE);
    headers.put("Content-Length", Integer.toString(length));
    StringBuilder head = new StringBuilder("HTTP/1.1 ");
    head.append(PROBLEM.status().code()).append(' ').append(PROBLEM.status().title());
    headers.forEach((name, value) -> head.append("\r\n").append(name).append(": ").append(value));
    return head.append("\r\n\r\n").toString();
  }
}

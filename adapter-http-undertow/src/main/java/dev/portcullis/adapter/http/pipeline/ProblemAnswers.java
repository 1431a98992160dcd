package dev.portcullis.adapter.http.pipeline;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.json.Json;
import dev.portcullis.adapter.http.problem.HttpProblem;
import dev.portcullis.adapter.http.problem.Problem;
import dev.portcullis.adapter.http.problem.ProblemDocument;
import dev.portcullis.adapter.http.problem.ProblemException;
import dev.portcullis.adapter.http.problem.ProblemMapping;
import dev.portcullis.adapter.http.problem.Status;
import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;
import dev.portcullis.domain.ratelimit.TooManyAttemptsException;
import java.time.Duration;
import java.util.Map;

/** Creates the answers to failures. Thread-safe. */
final class ProblemAnswers {
  private final String challenge;

  /** Challenges for {@code realm}. */
  ProblemAnswers(String realm) {
    challenge = "Bearer realm=\"" + requireNonNull(realm, "realm") + "\"";
  }

  /** The problem for {@code failure}. */
  static Problem problem(Throwable failure) {
    if (failure instanceof ProblemException own) {
      return own.problem();
    }
    return failure instanceof AuthException refusal
        ? ProblemMapping.of(refusal)
        : HttpProblem.INTERNAL_ERROR.problem();
  }

  /** The answer to {@code failure}, which happened to the request {@code instance}. */
  Answer answer(Throwable failure, String instance) {
    Answer answer = answer(problem(failure), instance);
    for (Map.Entry<String, String> header : headers(failure).entrySet()) {
      answer = answer.withHeader(header.getKey(), header.getValue());
    }
    return answer;
  }

  private static Map<String, String> headers(Throwable failure) {
    if (failure instanceof TooManyAttemptsException tooMany) {
      return Map.of("Retry-After", Long.toString(wholeSeconds(tooMany.retryAfter())));
    }
    return failure instanceof ProblemException own ? own.headers() : Map.of();
  }

  /** Rounded up, so that a client that waits so long is not too early. */
  private static long wholeSeconds(Duration duration) {
    return duration.plusSeconds(1).minusNanos(1).toSeconds();
  }

  private Answer answer(Problem problem, String instance) {
    byte[] body = Json.write(ProblemDocument.of(problem, instance));
    Answer answer = Answer.of(problem.status().code(), ProblemDocument.MEDIA_TYPE, body);
    if (problem.status() == Status.UNAUTHORIZED || lacksRights(problem)) {
      return answer.withHeader("WWW-Authenticate", challengeFor(problem));
    }
    return problem.status() == Status.SERVICE_UNAVAILABLE ? answer.inviteBack() : answer;
  }

  /** Has an error only if a token was refused or lacks a permission (RFC 6750 section 3.1). */
  private String challengeFor(Problem problem) {
    if (lacksRights(problem)) {
      return challenge + ", error=\"insufficient_scope\"";
    }
    return problem.code().equals(ErrorCode.INVALID_TOKEN.text())
        ? challenge + ", error=\"invalid_token\""
        : challenge;
  }

  /** Whether the token is valid but lacks a permission: this needs a challenge too. */
  private static boolean lacksRights(Problem problem) {
    return problem.code().equals(ErrorCode.ACCESS_DENIED.text());
  }
}

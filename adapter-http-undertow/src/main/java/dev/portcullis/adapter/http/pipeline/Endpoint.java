package dev.portcullis.adapter.http.pipeline;

/** The handler of a route: reads the call, runs one use case, creates an answer. Thread-safe. */
@FunctionalInterface
public interface Endpoint {
  /**
   * Answers {@code call}.
   *
   * @throws dev.portcullis.domain.AuthException a refusal of the use case
   * @throws dev.portcullis.adapter.http.problem.ProblemException a refusal of the HTTP adapter
   */
  Answer answer(Call call);
}

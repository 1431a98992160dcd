package dev.portcullis.adapter.http.pipeline;

/** What stands behind a route: reads the call, asks one use case, makes an answer. Thread-safe. */
@FunctionalInterface
public interface Endpoint {
  /**
   * Answers {@code call}.
   *
   * @throws dev.portcullis.domain.AuthException a refusal of the use case
   * @throws dev.portcullis.adapter.http.problem.ProblemException a refusal of ours
   */
  Answer answer(Call call);
}

package dev.portcullis.adapter.http.pipeline;

import static java.util.Objects.requireNonNull;

/**
 * One row of a route table.
 *
 * @param method the method, in capitals
 * @param template the path; a segment in braces stands for any one segment
 * @param access whether it asks for a token
 * @param runsOn the threads on which the endpoint runs
 * @param endpoint answers the request
 */
public record Route(
    String method, String template, Access access, RunsOn runsOn, Endpoint endpoint) {
  /** All parts are required. */
  public Route {
    requireNonNull(method, "method");
    requireNonNull(template, "template");
    requireNonNull(access, "access");
    requireNonNull(runsOn, "runsOn");
    requireNonNull(endpoint, "endpoint");
  }
}

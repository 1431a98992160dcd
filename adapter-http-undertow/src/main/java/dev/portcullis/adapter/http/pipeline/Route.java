package dev.portcullis.adapter.http.pipeline;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;

/**
 * One row of a route table.
 *
 * @param method the method, in capitals
 * @param template the path; a segment in braces stands for any one segment
 * @param access whether it asks for a token
 * @param runsOn the threads on which the endpoint runs
 * @param endpoint answers the request
 * @param maxBody the greatest body in bytes, where it is not that of all routes
 */
public record Route(
    String method,
    String template,
    Access access,
    RunsOn runsOn,
    Endpoint endpoint,
    OptionalInt maxBody) {
  /** All parts are required. */
  public Route {
    requireNonNull(method, "method");
    requireNonNull(template, "template");
    requireNonNull(access, "access");
    requireNonNull(runsOn, "runsOn");
    requireNonNull(endpoint, "endpoint");
    requireNonNull(maxBody, "maxBody");
  }

  /** A route with the usual limit of bodies. */
  public Route(String method, String template, Access access, RunsOn runsOn, Endpoint endpoint) {
    this(method, template, access, runsOn, endpoint, OptionalInt.empty());
  }

  /** The same route with bodies of at most {@code bytes}. */
  public Route withMaxBody(int bytes) {
    return new Route(method, template, access, runsOn, endpoint, OptionalInt.of(bytes));
  }
}

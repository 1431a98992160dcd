package dev.portcullis.adapter.http;

/**
 * Receives each request to the public listener after its answer was sent. Called on the answering
 * threads, many at a time: it must be quick and must not wait. Exceptions are logged and otherwise
 * ignored.
 */
@FunctionalInterface
public interface RequestObserver {
  /**
   * A request has been answered. Both texts come from the route table, never from the client.
   *
   * @param method the method of the route; {@code none} where no route was found
   * @param template the path of the route, with its parameters in braces; {@code none} likewise
   * @param status the status of the answer
   * @param nanos the time since the head of the request, in nanoseconds
   */
  void answered(String method, String template, int status, long nanos);
}

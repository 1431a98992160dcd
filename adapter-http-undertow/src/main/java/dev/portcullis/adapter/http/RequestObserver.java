package dev.portcullis.adapter.http;

/**
 * Told of each request to the public listener once its answer is sent off. Called on the thread
 * that answered, from many at once: it must be quick and not wait. What it throws is logged and
 * changes nothing.
 */
@FunctionalInterface
public interface RequestObserver {
  /**
   * A request has been answered. Both texts come from the route table, never from the client.
   *
   * @param method the method of the route; {@code none} where no route was found
   * @param template the path of the route, with its parameters in braces; {@code none} likewise
   * @param status the status of the answer
   * @param nanos how long it took from its head on, in nanoseconds
   */
  void answered(String method, String template, int status, long nanos);
}

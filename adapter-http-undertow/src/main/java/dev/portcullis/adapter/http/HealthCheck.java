package dev.portcullis.adapter.http;

import java.util.Map;

/**
 * Checks the dependencies of the server. Called on a worker of the management listener for each
 * {@code GET /readyz}, from several threads at once; may wait, but should not for long.
 */
@FunctionalInterface
public interface HealthCheck {
  /**
   * Each dependency by its name, such as {@code database}, and whether it is up. An exception
   * counts as down.
   */
  Map<String, Boolean> dependencies();

  /**
   * Whether the server has finished its start. Until then, routes that need the store are refused
   * with 503 {@code starting}. Called for each request, on any thread: must not wait.
   */
  default boolean isStarted() {
    return true;
  }
}

package dev.portcullis.adapter.http;

import java.util.Map;

/**
 * Tells whether what the server depends on is there. Asked on a worker of the management listener
 * for each {@code GET /readyz}, from several threads at once; may wait, but should not for long.
 */
@FunctionalInterface
public interface HealthCheck {
  /**
   * Each dependency by its name, such as {@code database}, and whether it is up. Whatever it throws
   * counts as down.
   */
  Map<String, Boolean> dependencies();

  /**
   * Whether the server has made ready what it answers from. Until it has, routes that need the
   * store are refused with 503 {@code starting}. Asked for each request, on any thread: must not
   * wait.
   */
  default boolean isStarted() {
    return true;
  }
}

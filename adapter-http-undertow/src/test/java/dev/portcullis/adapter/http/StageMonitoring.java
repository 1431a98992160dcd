package dev.portcullis.adapter.http;

import java.util.Map;
import java.util.function.Supplier;

/** What a {@link Stage} tells those who watch over it, and who is told of requests. */
final class StageMonitoring {
  volatile Supplier<Map<String, Boolean>> health = () -> Map.of("database", true);
  volatile boolean started = true;
  volatile Supplier<String> metrics = () -> "";
  volatile RequestObserver requests = (method, template, status, nanos) -> {};

  /** As it is at the time of each question. */
  Monitoring current() {
    return new Monitoring(
        new HealthCheck() {
          @Override
          public Map<String, Boolean> dependencies() {
            return health.get();
          }

          @Override
          public boolean isStarted() {
            return started;
          }
        },
        () -> metrics.get(),
        (method, template, status, nanos) -> requests.answered(method, template, status, nanos));
  }
}

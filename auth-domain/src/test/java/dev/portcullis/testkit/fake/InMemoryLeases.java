package dev.portcullis.testkit.fake;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.maintenance.Leases;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Leases in memory. Thread-safe. */
public final class InMemoryLeases implements Leases {
  private final Map<String, Lease> held = new ConcurrentHashMap<>();

  private record Lease(UUID holder, Instant until) {}

  /** Leases without holders. */
  public InMemoryLeases() {}

  @Override
  public boolean acquire(String task, UUID holder, Instant now, Instant until) {
    requireNonNull(holder, "holder");
    Lease requested = new Lease(holder, until);
    Instant latest = until.plus(Duration.between(now, until));
    return held.merge(
            requireNonNull(task, "task"),
            requested,
            (stored, next) ->
                stored.holder().equals(holder)
                        || !now.isBefore(stored.until())
                        || stored.until().isAfter(latest)
                    ? next
                    : stored)
        .equals(requested);
  }
}

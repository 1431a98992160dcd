package dev.portcullis.testkit.fake;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.maintenance.Leases;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Leases in memory. */
public final class InMemoryLeases implements Leases {
  private final Map<String, Lease> held = new ConcurrentHashMap<>();

  private record Lease(UUID holder, Instant until) {}

  /** Nobody holds any. */
  public InMemoryLeases() {}

  @Override
  public boolean acquire(String task, UUID holder, Instant now, Instant until) {
    requireNonNull(holder, "holder");
    Lease mine = new Lease(holder, until);
    Instant latest = until.plus(Duration.between(now, until));
    return held.merge(
            requireNonNull(task, "task"),
            mine,
            (theirs, wish) ->
                theirs.holder().equals(holder)
                        || !now.isBefore(theirs.until())
                        || theirs.until().isAfter(latest)
                    ? wish
                    : theirs)
        .equals(mine);
  }
}

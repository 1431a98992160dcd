package dev.portcullis.application.maintenance;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.administration.AccessRules;
import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.access.AccessPolicy;
import dev.portcullis.domain.access.AccessPolicyRefresh;
import dev.portcullis.domain.access.AccessPolicySource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps the access policy in memory. Thread-safe; as fresh as the last {@link #follow} or {@link
 * #refresh}.
 */
public final class CurrentAccessPolicy implements AccessPolicySource, AccessPolicyRefresh {
  /** How often everything is read although no change was counted: for changes made by SQL. */
  private static final Duration UNCOUNTED = Duration.ofSeconds(1);

  private final AccessRules rules;
  private final Clock clock;
  private final AtomicReference<Known> known = new AtomicReference<>();

  /** Keeps the policy of {@code rules}; has none before the first refresh. */
  public CurrentAccessPolicy(AccessRules rules, Clock clock) {
    this.rules = requireNonNull(rules, "rules");
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public AccessPolicy current() {
    return Optional.ofNullable(known.get())
        .map(Known::policy)
        .orElseThrow(
            () -> new StoreUnavailableException("the access policy has not been loaded yet"));
  }

  /**
   * Reads the policy anew if it has changed, which costs one small query if it has not. If that
   * fails, the last one read stays in force.
   *
   * @throws StoreUnavailableException if the store cannot be reached
   */
  public void follow() {
    Known last = known.get();
    Instant now = clock.instant();
    boolean isFresh =
        last != null
            && !now.isBefore(last.readAt())
            && now.isBefore(last.readAt().plus(UNCOUNTED))
            && rules.revision() == last.revision();
    if (!isFresh) {
      refresh();
    }
  }

  /**
   * Reads the policy anew. If that fails, the last one read stays in force.
   *
   * @throws StoreUnavailableException if the store cannot be reached
   */
  @Override
  public void refresh() {
    AccessRules.Snapshot stored = rules.snapshot();
    Known read = new Known(stored.policy(), stored.revision(), clock.instant());
    // An upkeep and a change on this node read at once: the later revision stays.
    known.accumulateAndGet(
        read, (old, next) -> old != null && old.revision() > next.revision() ? old : next);
  }

  private record Known(AccessPolicy policy, long revision, Instant readAt) {}
}

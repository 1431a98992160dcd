package dev.portcullis.application.maintenance;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.administration.AccessRules;
import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.access.AccessPolicy;
import dev.portcullis.domain.access.AccessPolicySource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Keeps the access policy in memory. Thread-safe; as fresh as the last {@link #refresh}. */
public final class CurrentAccessPolicy implements AccessPolicySource {
  private final AccessRules rules;
  private final AtomicReference<AccessPolicy> current = new AtomicReference<>();

  /** Keeps the policy of {@code rules}; knows none before the first refresh. */
  public CurrentAccessPolicy(AccessRules rules) {
    this.rules = requireNonNull(rules, "rules");
  }

  @Override
  public AccessPolicy current() {
    return Optional.ofNullable(current.get())
        .orElseThrow(
            () -> new StoreUnavailableException("the access policy has not been read yet"));
  }

  /**
   * Reads the policy anew. If that fails, the last one read stays in force.
   *
   * @throws StoreUnavailableException if the store cannot be reached
   */
  public void refresh() {
    current.set(rules.load());
  }
}

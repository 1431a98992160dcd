package dev.portcullis.application.maintenance;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.administration.AccessRules;
import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.access.AccessPolicy;
import dev.portcullis.domain.access.AccessPolicySource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The access policy in memory; as current as the last {@link #refresh}. Thread-safe. */
public final class CurrentAccessPolicy implements AccessPolicySource {
  private final AccessRules rules;
  private final AtomicReference<AccessPolicy> current = new AtomicReference<>();

  /** Reads the policy from {@code rules}; has none before the first refresh. */
  public CurrentAccessPolicy(AccessRules rules) {
    this.rules = requireNonNull(rules, "rules");
  }

  @Override
  public AccessPolicy current() {
    return Optional.ofNullable(current.get())
        .orElseThrow(
            () -> new StoreUnavailableException("the access policy has not been loaded yet"));
  }

  /**
   * Reads the policy again. If that fails, the last one stays in force.
   *
   * @throws StoreUnavailableException if the store cannot be reached
   */
  public void refresh() {
    current.set(rules.load());
  }
}

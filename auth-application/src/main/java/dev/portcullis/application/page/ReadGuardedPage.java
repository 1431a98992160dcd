package dev.portcullis.application.page;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.access.AccessPolicySource;
import dev.portcullis.domain.access.UserActor;

/**
 * Returns the text of a guarded page to actors with the required role, from memory, without a
 * query. Thread-safe.
 */
public final class ReadGuardedPage {
  private final AccessPolicySource policies;

  /** Checks roles against {@code policies}. */
  public ReadGuardedPage(AccessPolicySource policies) {
    this.policies = requireNonNull(policies, "policies");
  }

  /**
   * The text of {@code page}.
   *
   * @throws dev.portcullis.domain.access.AccessDeniedException if the actor neither has nor
   *     inherits the role of the page
   * @throws dev.portcullis.domain.StoreUnavailableException if the access policy has not been
   *     loaded yet
   */
  public String read(UserActor actor, GuardedPage page) {
    requireNonNull(actor, "actor");
    page.requiredRole().ifPresent(role -> policies.current().require(actor, role));
    return page.content();
  }
}

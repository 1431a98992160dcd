package dev.portcullis.application.page;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.access.AccessPolicySource;
import dev.portcullis.domain.access.Actor;

/**
 * Shows a guarded page to those whose roles open it: from memory alone, without a query.
 * Thread-safe.
 */
public final class ReadGuardedPage {
  private final AccessPolicySource policies;

  /** Lets {@code policies} decide. */
  public ReadGuardedPage(AccessPolicySource policies) {
    this.policies = requireNonNull(policies, "policies");
  }

  /**
   * The text of {@code page}.
   *
   * @throws dev.portcullis.domain.access.AccessDeniedException if the actor neither holds nor
   *     inherits the page's role
   */
  public String read(Actor actor, GuardedPage page) {
    requireNonNull(actor, "actor");
    page.requiredRole().ifPresent(role -> policies.current().require(actor, role));
    return page.content();
  }
}

package dev.portcullis.application.takeover;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.takeover.AccountSource;
import dev.portcullis.domain.takeover.Renames;
import java.util.Map;

/**
 * What is to be taken over, and how.
 *
 * @param source the accounts; the caller closes it
 * @param renames are applied before anything is checked
 * @param roles which role here a role of the source becomes, where that is not to be the one of the
 *     same name
 * @param skipRefused whether the others come over although some accounts cannot
 */
public record TakeoverRequest(
    AccountSource source, Renames renames, Map<String, RoleName> roles, boolean skipRefused) {
  /** Copies {@code roles}. */
  public TakeoverRequest {
    requireNonNull(source, "source");
    requireNonNull(renames, "renames");
    roles = Map.copyOf(roles);
  }

  /** Everything as it is, and all accounts or none. */
  public static TakeoverRequest of(AccountSource source) {
    return new TakeoverRequest(source, Renames.NONE, Map.of(), false);
  }

  /** The same with renames. */
  public TakeoverRequest withRenames(Renames other) {
    return new TakeoverRequest(source, other, roles, skipRefused);
  }

  /** The same with other roles. */
  public TakeoverRequest withRoles(Map<String, RoleName> other) {
    return new TakeoverRequest(source, renames, other, skipRefused);
  }

  /** The same, where refused accounts stay behind. */
  public TakeoverRequest skippingRefused() {
    return new TakeoverRequest(source, renames, roles, true);
  }
}

package dev.portcullis.application.account;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.access.AccessPolicySource;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.token.InvalidTokenException;
import dev.portcullis.domain.token.RejectionReason;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserRepository;
import java.util.TreeSet;

/** Reads the account of the signed-in user. Needs no permission. Thread-safe. */
public final class ReadOwnAccount {
  private final UserRepository users;
  private final AccessPolicySource policies;

  /** Reads accounts from {@code users} and their permissions from {@code policies}. */
  public ReadOwnAccount(UserRepository users, AccessPolicySource policies) {
    this.users = requireNonNull(users, "users");
    this.policies = requireNonNull(policies, "policies");
  }

  /**
   * The account of {@code actor}, as stored now.
   *
   * @throws InvalidTokenException if the account was removed or is not active
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public OwnAccount read(UserActor actor) {
    User user =
        users
            .findById(actor.user())
            .filter(User::isActive)
            .orElseThrow(() -> new InvalidTokenException(RejectionReason.REVOKED));
    return new OwnAccount(user, new TreeSet<>(policies.current().permissionsOf(user.roles())));
  }
}

package dev.portcullis.application.account;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.user.User;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a user sees of its own account.
 *
 * @param user the account as stored now
 * @param permissions what its roles permit on everybody's resources, in alphabetical order
 */
public record OwnAccount(User user, SortedSet<Permission> permissions) {
  /** Copies {@code permissions}. */
  public OwnAccount {
    requireNonNull(user, "user");
    permissions = Collections.unmodifiableSortedSet(new TreeSet<>(permissions));
  }
}

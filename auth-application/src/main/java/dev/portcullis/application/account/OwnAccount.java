package dev.portcullis.application.account;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.user.User;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An account as its owner sees it. Immutable.
 *
 * @param user the account as stored now
 * @param permissions the permissions of its roles on the resources of all users, in alphabetical
 *     order
 */
public record OwnAccount(User user, SortedSet<Permission> permissions) {
  /** Copies {@code permissions}. */
  public OwnAccount {
    requireNonNull(user, "user");
    permissions = Collections.unmodifiableSortedSet(new TreeSet<>(permissions));
  }
}

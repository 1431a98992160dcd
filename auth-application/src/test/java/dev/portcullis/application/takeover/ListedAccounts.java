package dev.portcullis.application.takeover;

import dev.portcullis.domain.takeover.AccountSource;
import dev.portcullis.domain.takeover.EqualAccounts;
import dev.portcullis.domain.takeover.SourceAccount;
import dev.portcullis.domain.takeover.SourceDescription;
import dev.portcullis.domain.takeover.SourceId;
import dev.portcullis.domain.takeover.SourceKind;
import dev.portcullis.domain.takeover.SourceUnavailableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A source in memory, to which accounts can be added while it is read, and which can go away. */
final class ListedAccounts implements AccountSource {
  private final TreeMap<Long, SourceAccount> accounts = new TreeMap<>();
  private final List<String> roles = new ArrayList<>(List.of("user", "moderator", "admin"));
  private final String name;
  private int readsLeft = Integer.MAX_VALUE;

  ListedAccounts(String name) {
    this.name = name;
  }

  ListedAccounts with(SourceAccount account) {
    accounts.put(account.id(), account);
    return this;
  }

  ListedAccounts withRole(String role) {
    roles.add(role);
    return this;
  }

  /** Goes away after that many pages. */
  void failAfter(int reads) {
    readsLeft = reads;
  }

  @Override
  public SourceDescription description() {
    return new SourceDescription(
        SourceId.of(name), SourceKind.NODE, name, List.of("it says so"), List.of(), roles);
  }

  @Override
  public long count() {
    return accounts.size();
  }

  @Override
  public List<SourceAccount> after(long id, int atMost) {
    readsLeft--;
    if (readsLeft < 0) {
      throw new SourceUnavailableException("Cannot read " + name, new IOException("gone"));
    }
    return accounts.tailMap(id, false).values().stream().limit(atMost).toList();
  }

  @Override
  public List<SourceAccount> namesAfter(long id, int atMost) {
    return after(id, atMost).stream()
        .map(
            account ->
                new SourceAccount(
                    account.id(),
                    account.username(),
                    account.email(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of()))
        .toList();
  }

  @Override
  public EqualAccounts equalUsernames() {
    return EqualAccounts.NONE;
  }

  @Override
  public EqualAccounts equalEmails() {
    return EqualAccounts.NONE;
  }
}

package dev.portcullis.application;

import dev.portcullis.application.administration.AssignRole;
import dev.portcullis.application.administration.CreateFirstAdministrator;
import dev.portcullis.application.administration.EndSessionsOf;
import dev.portcullis.application.administration.FindAdministrators;
import dev.portcullis.application.administration.FindUsers;
import dev.portcullis.application.administration.ReadUser;
import dev.portcullis.application.administration.RemoveUser;
import dev.portcullis.application.administration.RevokeRole;
import dev.portcullis.application.administration.UpdateUser;

/** What administrators do with the accounts of others. Thread-safe. */
public final class AdministrationUseCases {
  private final Parts parts;

  AdministrationUseCases(Parts parts) {
    this.parts = parts;
  }

  /** Lists accounts. */
  public FindUsers findUsers() {
    return new FindUsers(parts.store.users(), parts.policies);
  }

  /** Looks at an account. */
  public ReadUser readUser() {
    return new ReadUser(parts.store.users(), parts.policies);
  }

  /** Changes an account, and closes it. */
  public UpdateUser updateUser() {
    return new UpdateUser(parts.accounts, parts.rules, parts.policies);
  }

  /** Removes an account. */
  public RemoveUser removeUser() {
    return new RemoveUser(parts.accounts, parts.rules, parts.policies);
  }

  /** Ends the sessions of an account. */
  public EndSessionsOf endSessionsOf() {
    return new EndSessionsOf(parts.accounts, parts.policies);
  }

  /** Gives a role. */
  public AssignRole assignRole() {
    return new AssignRole(parts.store.users(), parts.rules, parts.journal, parts.policies);
  }

  /** Takes a role. */
  public RevokeRole revokeRole() {
    return new RevokeRole(parts.store.users(), parts.rules, parts.journal, parts.policies);
  }

  /** Creates the first administrator; for whoever runs the server, asks no policy. */
  public CreateFirstAdministrator createFirst() {
    return new CreateFirstAdministrator(
        parts.accounts, parts.hasher, parts.passwords, parts.newUsers);
  }

  /** Counts administrators; for whoever runs the server, asks no policy. */
  public FindAdministrators findAdministrators() {
    return new FindAdministrators(parts.store.users(), parts.policies);
  }
}

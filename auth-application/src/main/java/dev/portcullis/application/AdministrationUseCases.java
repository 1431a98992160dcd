package dev.portcullis.application;

import dev.portcullis.application.account.PasswordRules;
import dev.portcullis.application.administration.AssignPassword;
import dev.portcullis.application.administration.AssignRole;
import dev.portcullis.application.administration.CreateFirstAdministrator;
import dev.portcullis.application.administration.CreateUser;
import dev.portcullis.application.administration.EndSessionsOf;
import dev.portcullis.application.administration.FindAdministrators;
import dev.portcullis.application.administration.FindUsers;
import dev.portcullis.application.administration.PutRole;
import dev.portcullis.application.administration.ReadRoles;
import dev.portcullis.application.administration.ReadSessionsOf;
import dev.portcullis.application.administration.ReadUser;
import dev.portcullis.application.administration.RemoveRole;
import dev.portcullis.application.administration.RemoveUser;
import dev.portcullis.application.administration.RevokeRole;
import dev.portcullis.application.administration.RoleChanges;
import dev.portcullis.application.administration.UpdateUser;
import dev.portcullis.application.takeover.CheckTakeover;
import dev.portcullis.application.takeover.TakeOverAccounts;
import dev.portcullis.application.takeover.TakeoverPorts;

/**
 * The use cases of administrators on the accounts of others. Each method returns a use case that is
 * ready for use and thread-safe. Thread-safe.
 */
public final class AdministrationUseCases {
  private final Parts parts;

  AdministrationUseCases(Parts parts) {
    this.parts = parts;
  }

  /** Lists accounts, one page at a time. */
  public FindUsers findUsers() {
    return new FindUsers(parts.store.users(), parts.policies);
  }

  /** Reads one account. */
  public ReadUser readUser() {
    return new ReadUser(parts.store.users(), parts.policies);
  }

  /** Creates an account. */
  public CreateUser createUser() {
    return new CreateUser(
        parts.accounts, parts.authority, parts.hasher, parts.signUpRules(), parts.newUsers);
  }

  /** The rules that {@link #createUser} applies to passwords, for callers that check them first. */
  public PasswordRules passwordRules() {
    return parts.passwords;
  }

  /** Sets the password of an account. */
  public AssignPassword assignPassword() {
    return new AssignPassword(parts.accounts, parts.authority, parts.hasher, parts.passwords);
  }

  /** Changes the name, address or status of an account; the status disables it. */
  public UpdateUser updateUser() {
    return new UpdateUser(parts.accounts, parts.authority);
  }

  /** Removes an account. */
  public RemoveUser removeUser() {
    return new RemoveUser(parts.accounts, parts.authority);
  }

  /** Lists the sessions of an account. */
  public ReadSessionsOf readSessionsOf() {
    return new ReadSessionsOf(
        parts.store.users(), parts.store.sessions(), parts.policies, parts.clock);
  }

  /** Ends the sessions of an account. */
  public EndSessionsOf endSessionsOf() {
    return new EndSessionsOf(parts.accounts, parts.authority);
  }

  /** Assigns a role to a user. */
  public AssignRole assignRole() {
    return new AssignRole(parts.authority, parts.journal);
  }

  /** Revokes a role from a user. */
  public RevokeRole revokeRole() {
    return new RevokeRole(parts.authority, parts.journal);
  }

  /** Lists roles, and looks at one. */
  public ReadRoles readRoles() {
    return new ReadRoles(parts.rules, parts.policies);
  }

  /** Defines a role. */
  public PutRole putRole() {
    return new PutRole(parts.authority, parts.journal, roleChanges());
  }

  /** Removes a role. */
  public RemoveRole removeRole() {
    return new RemoveRole(parts.authority, parts.journal, roleChanges());
  }

  /** Creates the first administrator. For the operator: checks no permission. */
  public CreateFirstAdministrator createFirst() {
    return new CreateFirstAdministrator(
        parts.accounts, parts.hasher, parts.passwords, parts.newUsers);
  }

  /** Counts the users who can assign roles. For the operator: checks no permission. */
  public FindAdministrators findAdministrators() {
    return new FindAdministrators(parts.store.users(), parts.policies);
  }

  /** Checks which accounts of another system can come over. For the operator. */
  public CheckTakeover checkTakeover() {
    return new CheckTakeover(takeoverPorts(), parts.settings.accounts().defaultRole(), parts.clock);
  }

  /** Takes the accounts of another system over. For the operator. */
  public TakeOverAccounts takeOverAccounts() {
    return new TakeOverAccounts(
        takeoverPorts(), parts.settings.accounts().defaultRole(), parts.clock);
  }

  private TakeoverPorts takeoverPorts() {
    return new TakeoverPorts(
        parts.store.intake(), parts.rules, parts.journal, parts.hasher, parts.ids);
  }

  private RoleChanges roleChanges() {
    return new RoleChanges(parts.rules, parts.policies);
  }
}

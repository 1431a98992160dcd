package dev.portcullis.bootstrap.cli;

import dev.portcullis.application.administration.PutRole;
import dev.portcullis.application.administration.ReadRoles;
import dev.portcullis.application.administration.RoleDefinition;
import dev.portcullis.bootstrap.OperatorAccess;
import dev.portcullis.domain.Precondition;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.User;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code roles}. */
@Command(name = "roles", description = "Define roles, and give them to users.")
final class RolesCommand {
  private static final String ROLE = "Name of the role.";
  private static final String USER = "Username, e-mail address or id.";

  private final Invocation invocation;

  RolesCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Command(name = "list", description = "List roles, by default all of them.")
  int list(@Mixin LimitOption limit, @Mixin JsonOption json) {
    int most = (int) Math.min(limit.items(), Integer.MAX_VALUE);
    try (OperatorAccess access = invocation.open()) {
      ReadRoles.Page page =
          access.use().administration().readRoles().list(access.operator(), Optional.empty(), most);
      new Listing<>(invocation, Views.roles(), json.isWanted()).all(page.roles());
    }
    return ExitCode.DONE.code();
  }

  @Command(name = "show", description = "Show one role.")
  int show(
      @Parameters(paramLabel = "ROLE", description = ROLE) RoleName role, @Mixin JsonOption json) {
    try (OperatorAccess access = invocation.open()) {
      RoleDefinition found =
          access.use().administration().readRoles().read(access.operator(), role);
      new Sheet<>(invocation, Views.roles(), json.isWanted()).print(found);
    }
    return ExitCode.DONE.code();
  }

  @Command(
      name = "put",
      description = {
        "Define a role, or define it anew: what is not given, it does not have.",
        "It counts on every node within a second."
      })
  int put(
      @Parameters(paramLabel = "ROLE", description = ROLE) RoleName role,
      @Mixin RoleOptions options,
      @Mixin JsonOption json) {
    try (OperatorAccess access = invocation.open()) {
      PutRole.Outcome outcome =
          access
              .use()
              .administration()
              .putRole()
              .put(access.operator(), options.definition(role), Precondition.NONE);
      if (json.isWanted()) {
        new Sheet<>(invocation, Views.roles(), true).print(outcome.definition());
      } else {
        invocation
            .out()
            .line((outcome.isNew() ? "Created role " : "Defined role ") + role.value() + ".");
      }
    }
    return ExitCode.DONE.code();
  }

  @Command(name = "delete", description = "Delete a role that no user has.")
  int delete(
      @Parameters(paramLabel = "ROLE", description = ROLE) RoleName role, @Mixin YesOption yes) {
    try (OperatorAccess access = invocation.open()) {
      invocation.prompt().confirm("Delete role " + role.value() + "?", yes.isGiven());
      access.use().administration().removeRole().remove(access.operator(), role, Precondition.NONE);
      invocation.out().line("Deleted role " + role.value() + ".");
    }
    return ExitCode.DONE.code();
  }

  @Command(name = "assign", description = "Give a role to a user.")
  int assign(
      @Parameters(paramLabel = "USER", description = USER) String user,
      @Parameters(paramLabel = "ROLE", description = ROLE) RoleName role) {
    try (OperatorAccess access = invocation.open()) {
      User found = UserNames.find(access, user);
      access.use().administration().assignRole().assign(access.operator(), found.id(), role);
      invocation.out().line("User %s has the role %s.".formatted(Naming.of(found), role.value()));
    }
    return ExitCode.DONE.code();
  }

  @Command(name = "revoke", description = "Take a role from a user.")
  int revoke(
      @Parameters(paramLabel = "USER", description = USER) String user,
      @Parameters(paramLabel = "ROLE", description = ROLE) RoleName role) {
    try (OperatorAccess access = invocation.open()) {
      User found = UserNames.find(access, user);
      access.use().administration().revokeRole().revoke(access.operator(), found.id(), role);
      invocation
          .out()
          .line("User %s does not have the role %s.".formatted(Naming.of(found), role.value()));
    }
    return ExitCode.DONE.code();
  }
}

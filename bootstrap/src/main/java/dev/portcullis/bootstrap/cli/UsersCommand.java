package dev.portcullis.bootstrap.cli;

import dev.portcullis.application.administration.CreateUser;
import dev.portcullis.application.administration.UpdateUser;
import dev.portcullis.bootstrap.OperatorAccess;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserPage;
import dev.portcullis.domain.user.UserPosition;
import dev.portcullis.domain.user.UserSearch;
import dev.portcullis.domain.user.UserStatus;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code users}. */
@Command(name = "users", description = "List and change accounts.")
final class UsersCommand {
  private static final String USER = "Username, e-mail address or id.";

  private final Invocation invocation;

  UsersCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Command(name = "list", description = "List users, by default all of them.")
  int list(@Mixin UserFilter filter, @Mixin LimitOption limit, @Mixin JsonOption json) {
    long left = limit.items();
    Listing<User> listing = new Listing<>(invocation, Views.users(), json.isWanted());
    try (OperatorAccess access = invocation.open()) {
      UserSearch search = filter.search(size(left));
      Optional<UserPosition> next;
      do {
        UserPage page = access.use().administration().findUsers().find(access.operator(), search);
        List<User> users = page.users().stream().limit(left).toList();
        listing.page(users);
        left -= users.size();
        next = page.next();
        search = next.map(search::after).orElse(search);
      } while (next.isPresent() && left > 0);
    }
    listing.end();
    return ExitCode.DONE.code();
  }

  @Command(name = "show", description = "Show one user.")
  int show(
      @Parameters(paramLabel = "USER", description = USER) String user, @Mixin JsonOption json) {
    try (OperatorAccess access = invocation.open()) {
      new Sheet<>(invocation, Views.users(), json.isWanted()).print(UserNames.find(access, user));
    }
    return ExitCode.DONE.code();
  }

  @Command(
      name = "create",
      description = {
        "Create a user.",
        "The password is asked for at a terminal, or read from the first line of standard input."
      })
  int create(
      @Mixin NewAccount account,
      @Option(
              names = "--role",
              paramLabel = "ROLE",
              split = ",",
              description = "A role of the user, any number of times; without it, the role user.")
          List<String> roles,
      @Option(
              names = "--no-password",
              description = "Nobody can sign in until 'users set-password' sets a password.")
          boolean withoutPassword,
      @Mixin JsonOption json) {
    account.checked();
    try (OperatorAccess access = invocation.open()) {
      User created = create(access, account, roles == null ? List.of() : roles, withoutPassword);
      done(created, "Created", json.isWanted());
    }
    return ExitCode.DONE.code();
  }

  @Command(
      name = "disable",
      description = "Disable a user: all its sessions end, and it cannot sign in.")
  int disable(@Parameters(paramLabel = "USER", description = USER) String user) {
    return change(user, UserStatus.DISABLED, "Disabled");
  }

  @Command(name = "enable", description = "Enable a disabled or locked user.")
  int enable(@Parameters(paramLabel = "USER", description = USER) String user) {
    return change(user, UserStatus.ACTIVE, "Enabled");
  }

  @Command(name = "delete", description = "Delete a user with its roles and sessions.")
  int delete(
      @Parameters(paramLabel = "USER", description = USER) String user, @Mixin YesOption yes) {
    try (OperatorAccess access = invocation.open()) {
      User found = UserNames.find(access, user);
      invocation.prompt().confirm("Delete user " + Naming.of(found) + "?", yes.isGiven());
      access.use().administration().removeUser().remove(access.operator(), found.id());
      done(found, "Deleted", false);
    }
    return ExitCode.DONE.code();
  }

  @Command(
      name = "set-password",
      description = {
        "Set the password of a user; all its sessions end.",
        "It is asked for at a terminal, or read from the first line of standard input."
      })
  int setPassword(@Parameters(paramLabel = "USER", description = USER) String user) {
    try (OperatorAccess access = invocation.open()) {
      User found = UserNames.find(access, user);
      try (PlainPassword next = invocation.prompt().newPassword(found.username().value())) {
        access.use().administration().assignPassword().assign(access.operator(), found.id(), next);
      }
      done(found, "Set the password of", false);
    }
    return ExitCode.DONE.code();
  }

  private User create(
      OperatorAccess access, NewAccount account, List<String> roles, boolean withoutPassword) {
    Optional<PlainPassword> password =
        withoutPassword
            ? Optional.empty()
            : Optional.of(invocation.prompt().newPassword(account.username().value()));
    try {
      CreateUser.Command command =
          new CreateUser.Command(account.username(), account.email(), password, roles);
      return access.use().administration().createUser().create(access.operator(), command);
    } finally {
      password.ifPresent(PlainPassword::close);
    }
  }

  private int change(String user, UserStatus status, String done) {
    try (OperatorAccess access = invocation.open()) {
      User found = UserNames.find(access, user);
      UpdateUser update = access.use().administration().updateUser();
      done(update.update(access.operator(), found.id(), UpdateUser.Change.of(status)), done, false);
    }
    return ExitCode.DONE.code();
  }

  private void done(User user, String what, boolean isJson) {
    if (isJson) {
      invocation.out().line(JsonLine.of(Views.users().document(user)));
    } else {
      invocation.out().line(what + " user " + Naming.of(user) + ".");
    }
  }

  private static int size(long left) {
    return (int) Math.min(left, UserSearch.MAX_LIMIT);
  }
}

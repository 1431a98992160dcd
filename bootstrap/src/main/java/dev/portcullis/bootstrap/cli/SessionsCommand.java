package dev.portcullis.bootstrap.cli;

import dev.portcullis.bootstrap.OperatorAccess;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.user.User;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sessions}. */
@Command(name = "sessions", description = "List and end the sessions of a user.")
final class SessionsCommand {
  private static final String USER = "Username, e-mail address or id.";

  private final Invocation invocation;

  SessionsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Command(name = "list", description = "List the live sessions of a user, oldest first.")
  int list(
      @Parameters(paramLabel = "USER", description = USER) String user,
      @Mixin LimitOption limit,
      @Mixin JsonOption json) {
    long most = limit.items();
    try (OperatorAccess access = invocation.open()) {
      User found = UserNames.find(access, user);
      List<Session> sessions =
          access.use().administration().readSessionsOf().read(access.operator(), found.id());
      new Listing<>(invocation, Views.sessions(), json.isWanted())
          .all(sessions.stream().limit(most).toList());
    }
    return ExitCode.DONE.code();
  }

  @Command(name = "end", description = "End all sessions of a user on every node, within a second.")
  int end(@Parameters(paramLabel = "USER", description = USER) String user) {
    try (OperatorAccess access = invocation.open()) {
      User found = UserNames.find(access, user);
      access.use().administration().endSessionsOf().end(access.operator(), found.id());
      invocation.out().line("Ended all sessions of user " + Naming.of(found) + ".");
    }
    return ExitCode.DONE.code();
  }
}

package dev.portcullis.bootstrap.cli;

import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.UserSearch;
import dev.portcullis.domain.user.UserStatus;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The conditions of a list of users. */
final class UserFilter {
  @Option(
      names = "--query",
      paramLabel = "TEXT",
      description = "Users whose username or e-mail address begins with TEXT.")
  private Optional<String> query = Optional.empty();

  @Option(names = "--role", paramLabel = "ROLE", description = "Users with this role.")
  private Optional<RoleName> role = Optional.empty();

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Users with this status: active, locked or disabled.")
  private Optional<UserStatus> status = Optional.empty();

  UserSearch search(int limit) {
    return new UserSearch(query, role, status, Optional.empty(), limit);
  }
}

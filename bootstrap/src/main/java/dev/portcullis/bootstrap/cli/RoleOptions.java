package dev.portcullis.bootstrap.cli;

import dev.portcullis.application.administration.RoleDefinition;
import dev.portcullis.domain.access.Grant;
import dev.portcullis.domain.access.Grants;
import dev.portcullis.domain.role.RoleName;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** What defines a role. */
final class RoleOptions {
  @Option(
      names = "--permission",
      paramLabel = "PERMISSION",
      split = ",",
      description = "A permission such as users:read, any number of times.")
  private List<Grant> permissions = List.of();

  @Option(
      names = "--inherits",
      paramLabel = "ROLE",
      split = ",",
      description = "A role whose permissions it has too, any number of times.")
  private List<RoleName> inherits = List.of();

  @Option(names = "--description", paramLabel = "TEXT", description = "What it is for.")
  private String description = "";

  RoleDefinition definition(RoleName name) {
    return RoleDefinition.of(name, description, Grants.of(permissions), Set.copyOf(inherits));
  }
}

package dev.portcullis.bootstrap.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/**
 * The commands below the root. Picocli reads the annotations of a command by reflection, so only
 * those are added that a line needs: the one it names, or all for help and for a wrong name.
 */
final class CommandTree {
  private static final String COMPLETION = "completion";
  private static final String HELP = "help";

  /** In the order of the help. */
  private static final List<String> NAMES =
      List.of(
          "serve",
          "migrate",
          "create-admin",
          "users",
          "roles",
          "sessions",
          "keys",
          "audit",
          "purge",
          "import-tutorial",
          "config",
          "benchmark-hash",
          COMPLETION,
          HELP);

  private CommandTree() {}

  /** Adds to {@code root} what the line {@code arguments} needs. */
  static void grow(CommandLine root, IFactory factory, List<String> arguments) {
    List<String> needed =
        arguments.stream()
            .limit(1)
            .filter(NAMES::contains)
            .filter(name -> !name.equals(HELP) && !name.equals(COMPLETION))
            .toList();
    for (String name : needed.isEmpty() ? NAMES : needed) {
      root.addSubcommand(name, new CommandLine(type(name), factory));
    }
  }

  /** Not a map, which would load them all. */
  private static Class<?> type(String name) {
    return switch (name) {
      case "serve" -> ServeCommand.class;
      case "migrate" -> MigrateCommand.class;
      case "create-admin" -> CreateAdminCommand.class;
      case "users" -> UsersCommand.class;
      case "roles" -> RolesCommand.class;
      case "sessions" -> SessionsCommand.class;
      case "keys" -> KeysCommand.class;
      case "audit" -> AuditCommand.class;
      case "purge" -> PurgeCommand.class;
      case "import-tutorial" -> ImportTutorialCommand.class;
      case "config" -> ConfigCommand.class;
      case "benchmark-hash" -> BenchmarkHashCommand.class;
      case COMPLETION -> CompletionCommand.class;
      case HELP -> HelpCommand.class;
      default -> throw new IllegalArgumentException("no command " + name);
    };
  }
}

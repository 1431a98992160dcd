package dev.portcullis.bootstrap.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The account for the database that {@code import-tutorial --from} reads.
 *
 * @param user its name, if it is set
 * @param password its password, if it is set
 */
public record ImportConfig(Optional<String> user, Optional<Secret> password) {
  private static final Setting<String> USER =
      Setting.of(
          "AUTH_IMPORT_USER",
          Function.identity(),
          "account for the database that `portcullis import-tutorial --from` reads; the server does not use it");
  private static final Setting<Secret> PASSWORD =
      Setting.of("AUTH_IMPORT_PASSWORD", Secret::new, "password of this account").verbatim();

  static final List<Setting<?>> SETTINGS = List.of(USER, PASSWORD);

  /**
   * The account that {@code sources} name.
   *
   * @throws ConfigException if a file that they name cannot be read
   */
  public static ImportConfig from(SettingSources sources) {
    Variables read = new Variables(sources);
    ImportConfig config = new ImportConfig(read.find(USER), read.find(PASSWORD));
    if (!read.problems().isEmpty()) {
      throw new ConfigException(read.problems());
    }
    return config;
  }
}

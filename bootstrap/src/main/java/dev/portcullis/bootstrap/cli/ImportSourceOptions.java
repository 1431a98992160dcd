package dev.portcullis.bootstrap.cli;

import dev.portcullis.adapter.persistence.TutorialSourceSettings;
import dev.portcullis.bootstrap.config.Config;
import dev.portcullis.bootstrap.config.ImportConfig;
import dev.portcullis.bootstrap.config.Secret;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the tutorial's tables are. */
final class ImportSourceOptions {
  @Option(
      names = "--from",
      paramLabel = "URL",
      description =
          "The tutorial's database, such as jdbc:mysql://host:3306/testdb, for the account in AUTH_IMPORT_USER and AUTH_IMPORT_PASSWORD. A password that is not set is asked for.")
  private Optional<String> url = Optional.empty();

  @Option(
      names = "--from-schema",
      paramLabel = "NAME",
      description = "The tutorial's schema, on the server of AUTH_DB_URL if there is no --from.")
  private Optional<String> schema = Optional.empty();

  @Option(
      names = "--tables-prefix",
      paramLabel = "PREFIX",
      description =
          "What the names of the tutorial's tables begin with, such as old_ for old_users.")
  private Optional<String> prefix = Optional.empty();

  /**
   * The settings of the source.
   *
   * @throws CommandException if none of the options is given, or their values are wrong
   */
  TutorialSourceSettings settings(Invocation invocation) {
    if (url.isEmpty() && schema.isEmpty() && prefix.isEmpty()) {
      throw CommandException.misused(
          "Say where the tutorial's tables are: --from URL, --from-schema NAME or --tables-prefix PREFIX.");
    }
    try {
      return url.map(text -> elsewhere(invocation, text)).orElseGet(() -> here(invocation));
    } catch (IllegalArgumentException wrong) {
      throw CommandException.misused("Wrong --from: " + wrong.getMessage() + ".");
    }
  }

  private TutorialSourceSettings elsewhere(Invocation invocation, String text) {
    ImportConfig account = ImportConfig.from(invocation.sources());
    String user =
        account
            .user()
            .orElseThrow(
                () ->
                    CommandException.misused(
                        "AUTH_IMPORT_USER is missing: set it to an account of the tutorial's database that may read."));
    // Refused before the password is asked for.
    TutorialSourceSettings open =
        new TutorialSourceSettings(text, user, "", schema, prefix.orElse(""));
    return open.withPassword(
        account
            .password()
            .map(Secret::value)
            .orElseGet(() -> invocation.prompt().knownPassword(user)));
  }

  private TutorialSourceSettings here(Invocation invocation) {
    Config config = invocation.config();
    String target =
        config
            .database()
            .url()
            .orElseThrow(
                () ->
                    CommandException.misused(
                        "AUTH_DB_URL is not set, and the embedded database has no tables of others: give --from URL."));
    return new TutorialSourceSettings(
        target,
        config.database().user(),
        config.database().password().value(),
        schema,
        prefix.orElse(""));
  }
}

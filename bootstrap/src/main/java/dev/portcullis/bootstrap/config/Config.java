package dev.portcullis.bootstrap.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All settings of the server. Its {@code toString} masks secrets.
 *
 * @param http the listeners
 * @param database the database
 * @param tokens the claims of access tokens
 * @param keys the signing keys
 * @param accounts the rules of accounts
 * @param hashing the limits of password hashing
 * @param dataDirectory holds the embedded database, and the key-encryption key if the settings have
 *     none
 * @param ignored variables with the prefix {@code AUTH_} that set nothing
 */
public record Config(
    HttpConfig http,
    DatabaseConfig database,
    TokenConfig tokens,
    KeyConfig keys,
    AccountConfig accounts,
    HashingConfig hashing,
    Path dataDirectory,
    Ignored ignored) {
  private static final Setting<Path> DATA_DIRECTORY =
      Setting.of(
              "AUTH_DATA_DIR",
              Config::directory,
              "directory of the embedded database, and of the key-encryption key if `AUTH_KEY_ENCRYPTION_KEY` is not set")
          .or(Path.of("portcullis-data"));
  // Logback reads this variable itself, before settings are read; here it is only checked.
  private static final Setting<String> LOG_FORMAT =
      Setting.of(
              "AUTH_LOG_FORMAT",
              Parsers.oneOf(Set.of("text", "json")),
              "`text` or `json`; read from the environment only, not from `.env`. Requests do not wait for"
                  + " standard output: at most 2048 lines are queued, further lines are dropped and"
                  + " counted")
          .or("text");

  static final List<Setting<?>> SETTINGS = List.of(DATA_DIRECTORY, LOG_FORMAT);

  /**
   * The settings in {@code variables}, with the defaults for those not set.
   *
   * @throws ConfigException if any is wrong; contains all problems
   */
  public static Config from(Map<String, String> variables) {
    return from(SettingSources.of(variables));
  }

  /**
   * The settings of these sources, with the defaults for those not set.
   *
   * @throws ConfigException if any is wrong; contains all problems
   */
  public static Config from(SettingSources sources) {
    Variables read = new Variables(sources);
    HttpConfig http = HttpConfig.from(read);
    DatabaseConfig database = DatabaseConfig.from(read);
    TokenConfig tokens = TokenConfig.from(read);
    KeyConfig keys = KeyConfig.from(read);
    AccountConfig accounts = AccountConfig.from(read);
    HashingConfig hashing = HashingConfig.from(read);
    Path dataDirectory = read.get(DATA_DIRECTORY);
    read.get(LOG_FORMAT);
    if (!read.problems().isEmpty()) {
      throw new ConfigException(read.problems());
    }
    return new Config(
        http,
        database,
        tokens,
        keys,
        accounts,
        hashing,
        dataDirectory,
        new Ignored(sources.unknown(), sources.serviceLinks()));
  }

  /** The same settings with the database at {@code url}. */
  public Config withDatabase(String url) {
    return new Config(
        http, database.withUrl(url), tokens, keys, accounts, hashing, dataDirectory, ignored);
  }

  /** The same settings with this number of threads that hash passwords. */
  public Config withHashingThreads(int number) {
    return new Config(
        http,
        database,
        tokens,
        keys,
        accounts,
        hashing.withThreads(number),
        dataDirectory,
        ignored);
  }

  /**
   * Variables with the prefix {@code AUTH_} that set nothing, by name.
   *
   * @param unknown probably misspelt
   * @param serviceLinks variables that Kubernetes sets for services
   */
  public record Ignored(List<String> unknown, List<String> serviceLinks) {
    /** Copies both. */
    public Ignored {
      unknown = List.copyOf(unknown);
      serviceLinks = List.copyOf(serviceLinks);
    }
  }

  private static Path directory(String text) {
    if (text.indexOf(';') >= 0) {
      throw new IllegalArgumentException(
          "must not contain a semicolon, because H2 ends the path there");
    }
    return Parsers.path(text);
  }
}

package dev.portcullis.bootstrap.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All settings of the server. Secrets are masked in every text made of it.
 *
 * @param http where it listens
 * @param database where it stores
 * @param tokens what access tokens say
 * @param keys with which keys they are signed
 * @param accounts the rules of accounts
 * @param hashing how much hashing of passwords may go on
 * @param dataDirectory for what is kept in files: the embedded database, and a key that was not
 *     given
 * @param ignored variables with our prefix that set nothing
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
              "the embedded database, and the key-encryption key if none is given")
          .or(Path.of("portcullis-data"));
  // Logback reads this one itself, before there is a Config; here it is only checked.
  private static final Setting<String> LOG_FORMAT =
      Setting.of(
              "AUTH_LOG_FORMAT",
              Parsers.oneOf(Set.of("text", "json")),
              "`json` for machines; from the environment only. No request waits for standard output:"
                  + " up to 2048 lines wait to be read, what is more is dropped and told")
          .or("text");

  static final List<Setting<?>> SETTINGS = List.of(DATA_DIRECTORY, LOG_FORMAT);

  /**
   * The settings that {@code variables} hold, with the defaults for those they do not.
   *
   * @throws ConfigException if any is wrong; tells all of them
   */
  public static Config from(Map<String, String> variables) {
    return from(SettingSources.of(variables));
  }

  /**
   * The settings of these sources, with the defaults for those they do not set.
   *
   * @throws ConfigException if any is wrong; tells all of them
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

  /**
   * Variables with our prefix that set nothing, by name.
   *
   * @param unknown most likely misspelt
   * @param serviceLinks by which Kubernetes describes services
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
      throw new IllegalArgumentException("must have no semicolon: H2 ends a path there");
    }
    return Parsers.path(text);
  }
}

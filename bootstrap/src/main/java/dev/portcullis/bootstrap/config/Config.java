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
 * @param unknown variables with our prefix that mean nothing
 */
public record Config(
    HttpConfig http,
    DatabaseConfig database,
    TokenConfig tokens,
    KeyConfig keys,
    AccountConfig accounts,
    HashingConfig hashing,
    Path dataDirectory,
    List<String> unknown) {

  /**
   * The settings that {@code variables} hold, with the defaults for those they do not.
   *
   * @throws ConfigException if any is wrong; tells all of them
   */
  public static Config from(Map<String, String> variables) {
    Variables read = new Variables(variables);
    HttpConfig http = HttpConfig.from(read);
    DatabaseConfig database = DatabaseConfig.from(read);
    TokenConfig tokens = TokenConfig.from(read);
    KeyConfig keys = KeyConfig.from(read);
    AccountConfig accounts = AccountConfig.from(read);
    HashingConfig hashing = HashingConfig.from(read);
    Path dataDirectory = read.read("AUTH_DATA_DIR", Path.of("portcullis-data"), Config::directory);
    // Logback reads this one itself, before there is a Config; here it is only checked.
    read.read("AUTH_LOG_FORMAT", Parsers.oneOf(Set.of("text", "json")));
    if (!read.problems().isEmpty()) {
      throw new ConfigException(read.problems());
    }
    return new Config(
        http, database, tokens, keys, accounts, hashing, dataDirectory, read.unknown());
  }

  private static Path directory(String text) {
    if (text.indexOf(';') >= 0) {
      throw new IllegalArgumentException("must have no semicolon: H2 ends a path there");
    }
    return Path.of(text);
  }
}

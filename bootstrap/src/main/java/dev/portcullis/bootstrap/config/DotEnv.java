package dev.portcullis.bootstrap.config;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvEntry;
import io.github.cdimascio.dotenv.DotenvException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The variables of a {@code .env} file, under those of the environment. */
public final class DotEnv {
  private DotEnv() {}

  /**
   * What {@code .env} in {@code directory} sets, if there is one; what {@code environment} sets
   * wins.
   *
   * @throws ConfigException if the file cannot be understood
   */
  public static Map<String, String> under(Map<String, String> environment, Path directory) {
    Map<String, String> variables = new HashMap<>();
    for (DotenvEntry entry : load(directory).entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)) {
      variables.put(entry.getKey(), entry.getValue());
    }
    variables.putAll(environment);
    return Map.copyOf(variables);
  }

  private static Dotenv load(Path directory) {
    try {
      return Dotenv.configure().directory(directory.toString()).ignoreIfMissing().load();
    } catch (DotenvException malformed) {
      throw new ConfigException(List.of(".env cannot be read: " + malformed.getMessage()));
    }
  }
}

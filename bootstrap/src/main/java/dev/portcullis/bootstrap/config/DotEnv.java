package dev.portcullis.bootstrap.config;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvEntry;
import io.github.cdimascio.dotenv.DotenvException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The variables of a {@code .env} file, under those of the environment. */
public final class DotEnv {
  private DotEnv() {}

  /**
   * What {@code .env} in {@code directory} sets, if there is one; what {@code environment} sets
   * wins, whichever of the two sets {@code X} and which {@code X_FILE}.
   *
   * @throws ConfigException if the file cannot be understood
   */
  public static Map<String, String> under(Map<String, String> environment, Path directory) {
    Map<String, String> variables = new HashMap<>();
    Set<String> decided =
        environment.keySet().stream().map(Variables::withoutSuffix).collect(Collectors.toSet());
    for (DotenvEntry entry : load(directory).entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)) {
      if (!decided.contains(Variables.withoutSuffix(entry.getKey()))) {
        variables.put(entry.getKey(), entry.getValue());
      }
    }
    variables.putAll(environment);
    return Map.copyOf(variables);
  }

  private static Dotenv load(Path directory) {
    try {
      // Absolute: the library takes the empty path for the root of the file system.
      String place = directory.toAbsolutePath().toString();
      return Dotenv.configure().directory(place).ignoreIfMissing().load();
    } catch (DotenvException malformed) {
      // Its message quotes the line, which may hold a password.
      throw new ConfigException(
          List.of(
              directory.resolve(".env").toAbsolutePath()
                  + " cannot be read: every line must be NAME=value, a comment or empty"));
    }
  }
}

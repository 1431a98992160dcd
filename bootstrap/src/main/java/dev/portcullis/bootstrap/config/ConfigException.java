package dev.portcullis.bootstrap.config;

import java.util.List;

/**
 * The settings cannot be used as they are. Tells every problem, each a sentence that names its
 * setting.
 */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /** These are the problems. */
  public ConfigException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Every problem, at least one. Holds no secret. */
  public List<String> problems() {
    return problems;
  }
}

package dev.portcullis.bootstrap.config;

import java.util.List;

/** The settings are not valid. Holds all problems, each a sentence that names its setting. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /** An exception with these problems. */
  public ConfigException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Every problem, at least one. Holds no secret. */
  public List<String> problems() {
    return problems;
  }
}

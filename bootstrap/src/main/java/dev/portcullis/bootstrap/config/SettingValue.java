package dev.portcullis.bootstrap.config;

/**
 * The value of a setting and its source, to be shown to operators.
 *
 * @param name the setting
 * @param text its value as it was written, the mask of a secret, the name of the file that holds
 *     it, or its default
 * @param source where it comes from
 * @param fallback its default as the documentation shows it; may be empty
 */
public record SettingValue(String name, String text, Source source, String fallback) {
  /** Where a value comes from. */
  public enum Source {
    /** A variable of the environment. */
    ENVIRONMENT,
    /** A line of the {@code .env} file. */
    DOT_ENV,
    /** A file that the environment or {@code .env} names. */
    FILE,
    /** It is not set. */
    DEFAULT
  }
}

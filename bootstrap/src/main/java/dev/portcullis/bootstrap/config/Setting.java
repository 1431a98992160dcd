package dev.portcullis.bootstrap.config;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * The declaration of one setting, and the only place that knows its name, its default and what it
 * means. Immutable.
 *
 * @param name the variable that holds it; {@code name_FILE} names a file that does
 * @param parser makes a value of the text; throws {@link IllegalArgumentException} with a message
 *     that continues a sentence after the name
 * @param fallback the value if the setting is not set
 * @param shownDefault the default as the documentation shows it; may be empty
 * @param documentation what it means, in one line of Markdown
 * @param secrecy what of the value may be shown or changed
 */
record Setting<T>(
    String name,
    Function<String, T> parser,
    Optional<T> fallback,
    String shownDefault,
    String documentation,
    Secrecy secrecy) {
  /** What of a value may be shown or changed. */
  enum Secrecy {
    /** May be shown; white space around it does not count. */
    OPEN,
    /** Never shown; white space around it does not count, as in base64. */
    MASKED,
    /** Never shown, and taken as it stands: nobody knows whether a blank belongs to it. */
    VERBATIM
  }

  /** All are required. */
  Setting {
    requireNonNull(name, "name");
    requireNonNull(parser, "parser");
    requireNonNull(fallback, "fallback");
    requireNonNull(shownDefault, "shownDefault");
    requireNonNull(documentation, "documentation");
    requireNonNull(secrecy, "secrecy");
  }

  /** A setting without a default. */
  static <T> Setting<T> of(String name, Function<String, T> parser, String documentation) {
    return new Setting<>(name, parser, Optional.empty(), "", documentation, Secrecy.OPEN);
  }

  /** A setting that is {@code true} or {@code false}, and false if it is not set. */
  static Setting<Boolean> flag(String name, String documentation) {
    return of(name, Parsers::flag, documentation).or(false);
  }

  /** The same with a default. */
  Setting<T> or(T value) {
    String shown =
        value instanceof Duration duration ? Parsers.text(duration) : String.valueOf(value);
    return or(value, "`" + shown + "`");
  }

  /** The same with a default that the documentation shows in this way. */
  Setting<T> or(T value, String shown) {
    return new Setting<>(name, parser, Optional.of(value), shown, documentation, secrecy);
  }

  /** The same; what happens without it is shown in this way. */
  Setting<T> orNothing(String shown) {
    return new Setting<>(name, parser, Optional.empty(), shown, documentation, secrecy);
  }

  /** The same with a value that is never shown. */
  Setting<T> masked() {
    return with(Secrecy.MASKED);
  }

  /** The same with a value that is never shown and taken as it stands. */
  Setting<T> verbatim() {
    return with(Secrecy.VERBATIM);
  }

  /** The same setting, read in another way: for rules that depend on other settings. */
  <U> Setting<U> readBy(Function<String, U> other) {
    return new Setting<>(name, other, Optional.empty(), shownDefault, documentation, secrecy);
  }

  private Setting<T> with(Secrecy other) {
    return new Setting<>(name, parser, fallback, shownDefault, documentation, other);
  }
}

package dev.portcullis.bootstrap.config;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * The declaration of one setting: the only place for its name, default and meaning. Immutable.
 *
 * @param name the variable that holds the value; {@code name_FILE} names a file that holds it
 * @param parser parses the text; throws {@link IllegalArgumentException} with a message that
 *     continues a sentence after the name
 * @param fallback the value if the setting is not set
 * @param shownDefault the default as the documentation shows it; may be empty
 * @param documentation the meaning, in one line of Markdown
 * @param secrecy whether the value may be shown, and trimmed
 */
record Setting<T>(
    String name,
    Function<String, T> parser,
    Optional<T> fallback,
    String shownDefault,
    String documentation,
    Secrecy secrecy) {
  /** Whether a value may be shown, and trimmed. */
  enum Secrecy {
    /** May be shown; surrounding white space is trimmed. */
    OPEN,
    /** Never shown; surrounding white space is trimmed, as in base64. */
    MASKED,
    /** Never shown and never trimmed: white space may be part of the secret. */
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

  /** The same setting with a default. */
  Setting<T> or(T value) {
    String shown =
        value instanceof Duration duration ? Parsers.text(duration) : String.valueOf(value);
    return or(value, "`" + shown + "`");
  }

  /** The same setting with a default, and how the documentation shows it. */
  Setting<T> or(T value, String shown) {
    return new Setting<>(name, parser, Optional.of(value), shown, documentation, secrecy);
  }

  /** The same setting without a default; {@code shown} documents what happens then. */
  Setting<T> orNothing(String shown) {
    return new Setting<>(name, parser, Optional.empty(), shown, documentation, secrecy);
  }

  /** The same setting with a secret value. */
  Setting<T> masked() {
    return with(Secrecy.MASKED);
  }

  /** The same setting with a secret value that is never trimmed. */
  Setting<T> verbatim() {
    return with(Secrecy.VERBATIM);
  }

  /** The same setting with another parser, for rules that depend on other settings. */
  <U> Setting<U> readBy(Function<String, U> other) {
    return new Setting<>(name, other, Optional.empty(), shownDefault, documentation, secrecy);
  }

  private Setting<T> with(Secrecy other) {
    return new Setting<>(name, parser, fallback, shownDefault, documentation, other);
  }
}

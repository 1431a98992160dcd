package dev.portcullis.bootstrap.config;

import dev.portcullis.bootstrap.config.SettingValue.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads settings as they are declared and collects what is wrong with them, so that all of it is
 * told at once. Not thread-safe.
 */
final class Variables {
  private final SettingSources sources;
  // Each is looked up once, however often it is asked for: so a problem is told once.
  private final Map<String, Optional<String>> found = new HashMap<>();
  private final List<String> problems;

  Variables(SettingSources sources) {
    this.sources = sources;
    problems = new ArrayList<>(sources.problems());
  }

  /** The setting, or its default if it is not set or wrong. */
  <T> T get(Setting<T> setting) {
    return find(setting)
        .orElseThrow(() -> new IllegalArgumentException(setting.name() + " has no default"));
  }

  /** The setting, or its default, if it has one, if it is not set or wrong. */
  <T> Optional<T> find(Setting<T> setting) {
    return raw(setting).flatMap(text -> parsed(setting, text)).or(setting::fallback);
  }

  /** Whether it is set, be it right or wrong. */
  boolean isSet(Setting<?> setting) {
    return sources.find(declared(setting).name()).isPresent();
  }

  /** Notes that {@code setting} is not right: {@code sentence} goes on after its name. */
  void problem(Setting<?> setting, String sentence) {
    problem(setting.name(), sentence);
  }

  /** What was wrong so far. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  private void problem(String name, String sentence) {
    problems.add(name + " " + sentence);
  }

  private Optional<String> raw(Setting<?> setting) {
    Optional<String> text = found.computeIfAbsent(declared(setting).name(), this::lookUp);
    return setting.secrecy() == Setting.Secrecy.VERBATIM ? text : text.map(String::strip);
  }

  /** A setting that no list has would be in no documentation, and unknown to everybody. */
  private static Setting<?> declared(Setting<?> setting) {
    return Settings.named(setting.name())
        .orElseThrow(
            () -> new IllegalStateException(setting.name() + " is not among Settings.ALL"));
  }

  private Optional<String> lookUp(String name) {
    if (sources.isSetTwice(name)) {
      problem(name, "is set twice, by " + name + " and by " + name + "_FILE");
    }
    return sources.find(name).flatMap(value -> text(name, value));
  }

  private Optional<String> text(String name, SettingSources.Found value) {
    String variable = value.source() == Source.FILE ? name + "_FILE" : name;
    try {
      String text = PlainText.intact(value.text());
      return Optional.of(value.source() == Source.FILE ? SecretFile.read(text) : text);
    } catch (IllegalArgumentException wrong) {
      problem(variable, String.valueOf(wrong.getMessage()));
    } catch (IOException unreadable) {
      problem(variable, "names a file that cannot be read: " + value.text());
    }
    return Optional.empty();
  }

  private <T> Optional<T> parsed(Setting<T> setting, String text) {
    try {
      return Optional.of(setting.parser().apply(text));
    } catch (IllegalArgumentException wrong) {
      problem(setting.name(), String.valueOf(wrong.getMessage()));
      return Optional.empty();
    }
  }
}

package dev.portcullis.bootstrap.config;

import dev.portcullis.bootstrap.config.SettingValue.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads settings and collects all problems, so that they are reported together. Not thread-safe.
 */
final class Variables {
  private final SettingSources sources;
  // Each setting is read once, so that each problem is reported once.
  private final Map<String, Optional<String>> found = new HashMap<>();
  private final List<String> problems;

  Variables(SettingSources sources) {
    this.sources = sources;
    problems = new ArrayList<>(sources.problems());
  }

  /** The value of the setting, or its default if it is not set or not valid. */
  <T> T get(Setting<T> setting) {
    return find(setting)
        .orElseThrow(() -> new IllegalArgumentException(setting.name() + " has no default"));
  }

  /** The value of the setting, or its default (if any) if it is not set or not valid. */
  <T> Optional<T> find(Setting<T> setting) {
    return raw(setting).flatMap(text -> parsed(setting, text)).or(setting::fallback);
  }

  /** Whether it is set, valid or not. */
  boolean isSet(Setting<?> setting) {
    return sources.find(declared(setting).name()).isPresent();
  }

  /** Records a problem with {@code setting}; {@code sentence} continues after its name. */
  void problem(Setting<?> setting, String sentence) {
    problem(setting.name(), sentence);
  }

  /** The problems so far. */
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

  /** A setting that is missing in the list would be missing in the documentation too. */
  private static Setting<?> declared(Setting<?> setting) {
    return Settings.named(setting.name())
        .orElseThrow(
            () -> new IllegalStateException(setting.name() + " is missing in Settings.ALL"));
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
      problem(variable, "names a file that does not exist or cannot be read: " + value.text());
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

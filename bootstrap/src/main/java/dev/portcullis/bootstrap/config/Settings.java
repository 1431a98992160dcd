package dev.portcullis.bootstrap.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All settings of the server, in the order in which the documentation lists them. */
public final class Settings {
  /** The prefix of all names. */
  static final String PREFIX = "AUTH_";

  static final List<Setting<?>> ALL =
      Stream.of(
              HttpConfig.SETTINGS,
              DatabaseConfig.SETTINGS,
              Config.SETTINGS,
              TokenConfig.SETTINGS,
              SessionConfig.SETTINGS,
              KeyConfig.SETTINGS,
              AccountConfig.SETTINGS,
              PasswordConfig.SETTINGS,
              LimitConfig.SETTINGS,
              HashingConfig.SETTINGS,
              FirstAdministrator.SETTINGS,
              ImportConfig.SETTINGS)
          .flatMap(List::stream)
          .toList();

  private static final Map<String, Setting<?>> BY_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Setting::name, Function.identity()));

  private static final String MASK = "***";
  private static final Pattern PARAMETER =
      Pattern.compile("(?i)([?&;][^=&;]*(?:password|secret|user)[^=&;]*=)[^&;]*");
  private static final Pattern IN_ADDRESS = Pattern.compile("(://)[^/@]*@");

  private Settings() {}

  /**
   * Every setting with its value in {@code sources} and the source of the value, in the order of
   * the documentation. Secrets are masked; values are not checked.
   */
  public static List<SettingValue> values(SettingSources sources) {
    return ALL.stream().map(setting -> value(setting, sources)).toList();
  }

  /** The table of all settings in Markdown. */
  static String table() {
    return ALL.stream()
        .map(
            setting ->
                "| `%s` | %s | %s |"
                    .formatted(setting.name(), setting.shownDefault(), setting.documentation())
                    .replace("|  |", "| |"))
        .collect(Collectors.joining("\n", "| Setting | Default | |\n| --- | --- | --- |\n", "\n"));
  }

  /** The setting with this name, if there is one. */
  static Optional<Setting<?>> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** Whether {@code variable} is the name of a setting, with or without {@code _FILE}. */
  static boolean isKnown(String variable) {
    return BY_NAME.containsKey(variable)
        || BY_NAME.containsKey(SettingSources.withoutSuffix(variable));
  }

  private static SettingValue value(Setting<?> setting, SettingSources sources) {
    String fallback = setting.shownDefault().replace("`", "");
    return sources
        .find(setting.name())
        .map(
            found ->
                new SettingValue(setting.name(), shown(setting, found), found.source(), fallback))
        .orElseGet(
            () ->
                new SettingValue(setting.name(), fallback, SettingValue.Source.DEFAULT, fallback));
  }

  /** A value from a file is shown as the name of the file, also for a secret. */
  private static String shown(Setting<?> setting, SettingSources.Found found) {
    boolean open =
        setting.secrecy() == Setting.Secrecy.OPEN || found.source() == SettingValue.Source.FILE;
    return open ? withoutPasswords(found.text()) : MASK;
  }

  /** An address of a database may hold one, though it is refused later. */
  private static String withoutPasswords(String text) {
    return IN_ADDRESS
        .matcher(PARAMETER.matcher(text).replaceAll("$1" + MASK))
        .replaceAll("$1" + MASK + "@");
  }
}

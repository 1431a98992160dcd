package dev.portcullis.bootstrap.config;

import dev.portcullis.bootstrap.config.SettingValue.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sources of settings: environment variables, then the lines of a {@code .env} file. The
 * environment takes precedence, also if one of them sets {@code X} and the other {@code X_FILE}.
 * {@code toString} shows no value. Immutable.
 */
public final class SettingSources {
  private static final String FILE_SUFFIX = "_FILE";

  private final Map<String, String> environment;
  private final Map<String, String> dotEnv;
  private final List<String> serviceLinks;
  private final List<String> problems;

  /** The raw value of a setting: its text, or the name of the file that holds it. */
  record Found(String text, Source source) {
    @Override
    public String toString() {
      return source.toString();
    }
  }

  private SettingSources(
      Map<String, String> environment,
      Map<String, String> dotEnv,
      List<String> serviceLinks,
      List<String> problems) {
    this.environment = Map.copyOf(environment);
    this.dotEnv = Map.copyOf(dotEnv);
    this.serviceLinks = List.copyOf(serviceLinks);
    this.problems = List.copyOf(problems);
  }

  /** Sources with these variables only. */
  public static SettingSources of(Map<String, String> environment) {
    Map<Boolean, Map<String, String>> isLink =
        environment.entrySet().stream()
            .filter(variable -> variable.getKey().startsWith(Settings.PREFIX))
            .collect(
                Collectors.partitioningBy(
                    ServiceLinks::isLink,
                    Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    return new SettingSources(
        isLink.getOrDefault(false, Map.of()),
        Map.of(),
        List.copyOf(new TreeSet<>(isLink.getOrDefault(true, Map.of()).keySet())),
        List.of());
  }

  /** These sources, followed by {@code .env} in {@code directory} if it exists. */
  public SettingSources withDotEnv(Path directory) {
    DotEnv file = DotEnv.read(directory);
    Set<String> decided =
        environment.keySet().stream()
            .map(SettingSources::withoutSuffix)
            .collect(Collectors.toSet());
    Map<String, String> rest =
        file.values().entrySet().stream()
            .filter(entry -> !decided.contains(withoutSuffix(entry.getKey())))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    List<String> all = new ArrayList<>(problems);
    all.addAll(file.problems());
    return new SettingSources(environment, rest, serviceLinks, all);
  }

  /** The raw value of {@code name}; an empty text counts as not set. */
  Optional<Found> find(String name) {
    return plain(name).or(() -> variable(name + FILE_SUFFIX, Source.FILE, Source.FILE));
  }

  /** Whether {@code name} is set both by itself and by a file. */
  boolean isSetTwice(String name) {
    return plain(name).isPresent()
        && variable(name + FILE_SUFFIX, Source.FILE, Source.FILE).isPresent();
  }

  /** Variables with the prefix {@code AUTH_} that are not settings: probably misspelt. */
  List<String> unknown() {
    return Stream.concat(environment.keySet().stream(), dotEnv.keySet().stream())
        .filter(name -> !Settings.isKnown(name))
        .sorted()
        .distinct()
        .toList();
  }

  /** Variables that Kubernetes sets for services. */
  List<String> serviceLinks() {
    return serviceLinks;
  }

  /** Problems of the sources themselves, each a sentence. */
  List<String> problems() {
    return problems;
  }

  @Override
  public String toString() {
    return "SettingSources" + new TreeSet<>(environment.keySet()) + new TreeSet<>(dotEnv.keySet());
  }

  /** The setting that {@code variable} sets, itself or by a file. */
  static String withoutSuffix(String variable) {
    return variable.endsWith(FILE_SUFFIX)
        ? variable.substring(0, variable.length() - FILE_SUFFIX.length())
        : variable;
  }

  private Optional<Found> plain(String name) {
    return variable(name, Source.ENVIRONMENT, Source.DOT_ENV);
  }

  private Optional<Found> variable(String name, Source first, Source second) {
    return variable(environment, name, first).or(() -> variable(dotEnv, name, second));
  }

  private static Optional<Found> variable(
      Map<String, String> variables, String name, Source source) {
    return Optional.ofNullable(variables.get(name))
        .filter(text -> !text.isEmpty())
        .map(text -> new Found(text, source));
  }
}

package dev.portcullis.adapter.http.pipeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path with parameters. Compared with the path as it was sent, not decoded and not normalised, so
 * that each resource has exactly one spelling and another spelling cannot bypass a filter in front.
 */
final class PathTemplate {
  private final List<String> segments;

  PathTemplate(String template) {
    segments = split(template);
  }

  /** The values of the parameters; empty if {@code path} does not match. */
  Optional<Map<String, String>> match(String path) {
    List<String> actual = split(path);
    if (actual.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      if (isParameter(segment) && !actual.get(i).isEmpty()) {
        parameters.put(segment.substring(1, segment.length() - 1), actual.get(i));
      } else if (!segment.equals(actual.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(Map.copyOf(parameters));
  }

  boolean isLiteral() {
    return segments.stream().noneMatch(PathTemplate::isParameter);
  }

  /** Equal for two templates that match the same paths. */
  String shape() {
    return String.join("/", segments.stream().map(s -> isParameter(s) ? "{}" : s).toList());
  }

  private static boolean isParameter(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }

  private static List<String> split(String path) {
    return List.of(path.split("/", -1));
  }
}

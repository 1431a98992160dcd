package dev.portcullis.adapter.http.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the route of a request. Immutable. */
public final class RouteTable {
  private static final String GET = "GET";
  private static final String HEAD = "HEAD";
  private static final String OPTIONS = "OPTIONS";

  private final Map<String, Resource> literals = new HashMap<>();
  private final List<Resource> patterns = new ArrayList<>();

  /**
   * The table of these routes.
   *
   * @throws IllegalArgumentException if two of them answer the same request
   */
  public RouteTable(List<Route> routes) {
    Map<String, Resource> byShape = new LinkedHashMap<>();
    for (Route route : routes) {
      PathTemplate template = new PathTemplate(route.template());
      byShape.computeIfAbsent(template.shape(), shape -> new Resource(template)).add(route);
    }
    byShape.forEach(
        (shape, resource) -> {
          if (resource.template.isLiteral()) {
            literals.put(shape, resource);
          } else {
            patterns.add(resource);
          }
        });
  }

  /** Whether {@code path} is a public document; such paths have no parameters. */
  boolean isPublic(String path) {
    Resource literal = literals.get(path);
    return literal != null
        && literal.byMethod.values().stream().anyMatch(route -> route.access() == Access.PUBLIC);
  }

  /** The resource at {@code path}, which is compared as it was sent. */
  Optional<Found> find(String path) {
    Resource literal = literals.get(path);
    if (literal != null) {
      return Optional.of(new Found(literal, Map.of()));
    }
    for (Resource resource : patterns) {
      Optional<Map<String, String>> parameters = resource.template.match(path);
      if (parameters.isPresent()) {
        return Optional.of(new Found(resource, parameters.get()));
      }
    }
    return Optional.empty();
  }

  /**
   * A resource and the values of its parameters.
   *
   * @param resource the routes of one path
   * @param parameters the segments of its parameters
   */
  record Found(Resource resource, Map<String, String> parameters) {}

  /** All routes of one path. */
  static final class Resource {
    private final PathTemplate template;
    private final Map<String, Route> byMethod = new HashMap<>();

    private Resource(PathTemplate template) {
      this.template = template;
    }

    /** Its route for {@code method}; HEAD is a GET without the body (RFC 9110 section 9.3.2). */
    Optional<Route> route(String method) {
      return Optional.ofNullable(byMethod.get(method.equals(HEAD) ? GET : method));
    }

    /** The value of {@code Allow}. */
    String allow() {
      TreeSet<String> methods = new TreeSet<>(byMethod.keySet());
      methods.add(OPTIONS);
      if (methods.contains(GET)) {
        methods.add(HEAD);
      }
      return String.join(", ", methods);
    }

    private void add(Route route) {
      if (byMethod.put(route.method(), route) != null) {
        throw new IllegalArgumentException(
            "two routes for " + route.method() + " " + route.template());
      }
    }
  }
}

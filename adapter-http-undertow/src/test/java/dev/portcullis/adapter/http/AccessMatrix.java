package dev.portcullis.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.adapter.http.pipeline.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The table of {@code access-matrix.md}: who may use which route. */
final class AccessMatrix {
  private static final String FILE = "access-matrix.md";
  private static final int FIRST_CALLER = 2;

  private final Map<Line, List<Integer>> rows;

  private AccessMatrix(Map<Line, List<Integer>> rows) {
    this.rows = rows;
  }

  /** A method on a path. */
  record Line(String method, String path) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /**
   * Reads the rows. Those of the second table count if {@code routes} has the route; they replace
   * those of the first, which say that the method is not there.
   */
  static AccessMatrix read(List<Route> routes) {
    String[] tables = text().split("Used as soon as", -1);
    Map<Line, List<Integer>> rows = new LinkedHashMap<>();
    rows(tables[0])
        .forEach(
            (line, statuses) -> {
              if (rows.put(line, statuses) != null) {
                throw new AssertionError("two rows: " + line);
              }
            });
    rows(tables[1])
        .forEach(
            (line, statuses) -> {
              if (isServed(line, statuses, routes)) {
                rows.put(line, statuses);
              }
            });
    return new AccessMatrix(rows);
  }

  Map<Line, List<Integer>> rows() {
    return rows;
  }

  /** The rows that count as soon as there is such a route. */
  static Set<Line> announced() {
    return rows(text().split("Used as soon as", -1)[1]).keySet();
  }

  private static boolean isServed(Line line, List<Integer> statuses, List<Route> routes) {
    boolean isAbsence = statuses.stream().allMatch(status -> status == 405 || status == 204);
    String method = line.method().equals("HEAD") ? "GET" : line.method();
    return routes.stream()
        .filter(route -> route.template().equals(line.path()))
        .anyMatch(route -> isAbsence || route.method().equals(method));
  }

  private static Map<Line, List<Integer>> rows(String table) {
    Map<Line, List<Integer>> rows = new LinkedHashMap<>();
    table
        .lines()
        .filter(line -> line.startsWith("| ") && line.contains(" /"))
        .map(AccessMatrix::cells)
        .forEach(
            cells -> {
              for (String method : cells.get(0).split(" ", -1)) {
                rows.put(new Line(method, cells.get(1)), statuses(cells));
              }
            });
    return rows;
  }

  private static List<Integer> statuses(List<String> cells) {
    return cells.subList(FIRST_CALLER, cells.size()).stream().map(Integer::valueOf).toList();
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    for (String cell : line.substring(1, line.length() - 1).split("\\|", -1)) {
      cells.add(cell.strip());
    }
    return cells;
  }

  private static String text() {
    try (InputStream file = AccessMatrix.class.getResourceAsStream(FILE)) {
      return new String(Objects.requireNonNull(file, FILE).readAllBytes(), UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}

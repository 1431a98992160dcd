package dev.portcullis.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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

  /** Reads the rows, of which each is there once. */
  static AccessMatrix read() {
    Map<Line, List<Integer>> rows = new LinkedHashMap<>();
    text()
        .lines()
        .filter(line -> line.startsWith("| ") && line.contains(" /"))
        .map(AccessMatrix::cells)
        .forEach(
            cells -> {
              for (String method : cells.get(0).split(" ", -1)) {
                Line line = new Line(method, cells.get(1));
                if (rows.put(line, statuses(cells)) != null) {
                  throw new AssertionError("two rows: " + line);
                }
              }
            });
    return new AccessMatrix(rows);
  }

  Map<Line, List<Integer>> rows() {
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

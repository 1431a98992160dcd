package dev.portcullis.bootstrap.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Prints rows with aligned columns. Not by picocli's table, which takes {@code @|…|@} in a cell for
 * markup: cells hold text of others. For one thread.
 */
final class Table {
  private static final int GAP = 2;
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  private final Output out;
  private final boolean hasColours;
  private final List<Integer> widths = new ArrayList<>();

  Table(Output out, boolean hasColours) {
    this.out = out;
    this.hasColours = hasColours;
  }

  /**
   * Prints some rows; the columns are as wide as these and all earlier rows need.
   *
   * @param headings printed before them; may be empty
   */
  void rows(List<String> headings, List<List<String>> rows) {
    Stream.concat(Stream.of(headings), rows.stream()).forEach(this::widen);
    if (!headings.isEmpty()) {
      out.line(hasColours ? BOLD + padded(headings) + PLAIN : padded(headings));
    }
    rows.forEach(row -> out.line(padded(row)));
  }

  private void widen(List<String> row) {
    for (int column = 0; column < row.size(); column++) {
      int needed = length(row.get(column));
      if (column == widths.size()) {
        widths.add(needed);
      } else {
        widths.set(column, Math.max(widths.get(column), needed));
      }
    }
  }

  private String padded(List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      line.append(cell).append(" ".repeat(widths.get(column) - length(cell) + GAP));
    }
    return line.toString().stripTrailing();
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}

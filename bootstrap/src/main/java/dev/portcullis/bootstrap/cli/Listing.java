package dev.portcullis.bootstrap.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Prints a list as it is read, page by page: as a table, or as a JSON document with one line for
 * each item. For one thread.
 */
final class Listing<T> {
  private final Invocation invocation;
  private final View<T> view;
  private final boolean isJson;
  private final Table table;
  private boolean isBegun;

  Listing(Invocation invocation, View<T> view, boolean isJson) {
    this.invocation = invocation;
    this.view = view;
    this.isJson = isJson;
    table = new Table(invocation.out(), invocation.hasColours());
  }

  /** Prints the whole list. */
  void all(List<T> things) {
    page(things);
    end();
  }

  /** Prints one more page. */
  void page(List<T> things) {
    if (isJson) {
      things.forEach(this::item);
    } else if (!things.isEmpty()) {
      rows(things);
    }
  }

  /** Prints what belongs behind the last page. */
  void end() {
    if (isJson) {
      invocation.out().line(isBegun ? "\n]}" : "{\"items\":[]}");
    } else if (!isBegun) {
      rows(List.of());
    }
  }

  private void item(T thing) {
    invocation.out().text(isBegun ? ",\n" : "{\"items\":[\n");
    invocation.out().text(JsonLine.of(view.document(thing)));
    isBegun = true;
  }

  private void rows(List<T> things) {
    List<List<String>> rows = new ArrayList<>();
    things.stream().map(view::cells).forEach(rows::add);
    table.rows(isBegun ? List.of() : view.headings(), rows);
    isBegun = true;
  }
}

package dev.portcullis.bootstrap.cli;

import java.util.ArrayList;
import java.util.List;

/** Prints one thing: a line for each field, or a JSON document. For one thread. */
final class Sheet<T> {
  private final Invocation invocation;
  private final View<T> view;
  private final boolean isJson;

  Sheet(Invocation invocation, View<T> view, boolean isJson) {
    this.invocation = invocation;
    this.view = view;
    this.isJson = isJson;
  }

  void print(T thing) {
    if (isJson) {
      invocation.out().line(JsonLine.of(view.document(thing)));
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    List<String> headings = view.headings();
    List<String> cells = view.cells(thing);
    for (int i = 0; i < headings.size(); i++) {
      rows.add(List.of(headings.get(i), cells.get(i)));
    }
    new Table(invocation.out(), false).rows(List.of(), rows);
  }
}

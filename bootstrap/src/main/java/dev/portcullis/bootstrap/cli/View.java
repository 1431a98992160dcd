package dev.portcullis.bootstrap.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How one kind of thing is shown: the members of its JSON document, named as in the HTTP interface,
 * are the columns of its table. Immutable.
 *
 * @param fields the fields, in order
 */
record View<T>(List<Field<T>> fields) {
  /** Copies {@code fields}. */
  View {
    fields = List.copyOf(fields);
  }

  /**
   * One field.
   *
   * @param name the member in JSON; in capitals the heading of the column
   * @param value its value: a text, a number, a truth value or a list; empty if it is left out
   */
  record Field<T>(String name, Function<T, Optional<?>> value) {}

  /** A view without fields. */
  static <T> View<T> empty() {
    return new View<>(List.of());
  }

  /** This view with a field that always has a value. */
  View<T> with(String name, Function<T, ?> value) {
    return withOptional(name, thing -> Optional.of(value.apply(thing)));
  }

  /** This view with a field that some things have. */
  View<T> withOptional(String name, Function<T, Optional<?>> value) {
    List<Field<T>> more = new ArrayList<>(fields);
    more.add(new Field<>(name, value));
    return new View<>(more);
  }

  /** {@code thing} as a JSON document. */
  Map<String, Object> document(T thing) {
    Map<String, Object> document = new LinkedHashMap<>();
    for (Field<T> field : fields) {
      field.value().apply(thing).ifPresent(value -> document.put(field.name(), value));
    }
    return document;
  }

  /** The headings of the table. */
  List<String> headings() {
    return fields.stream().map(field -> Words.heading(field.name())).toList();
  }

  /** The cells of {@code thing}; visible characters only. */
  List<String> cells(T thing) {
    return fields.stream()
        .map(field -> field.value().apply(thing).map(View::cell).orElse("-"))
        .toList();
  }

  private static String cell(Object value) {
    String text =
        value instanceof Collection<?> items
            ? items.stream().map(String::valueOf).collect(Collectors.joining(","))
            : String.valueOf(value);
    return text.isEmpty() ? "-" : Text.printable(text);
  }
}

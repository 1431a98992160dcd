package dev.portcullis.adapter.http.list;

import dev.portcullis.adapter.http.problem.OutsideText;
import dev.portcullis.domain.FieldViolation;
import dev.portcullis.domain.ValidationException;
import dev.portcullis.domain.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The query of a request, read one parameter at a time; reports all violations together. */
public final class QueryParameters {
  private static final Violation BAD_CURSOR =
      new Violation("invalid-cursor", "give the cursor of the page before");

  private final Map<String, ? extends Collection<String>> sent;
  private final Set<String> known = new HashSet<>();
  private final List<FieldViolation> violations = new ArrayList<>();

  /** The parameters of a query, decoded, each with its values in the order they were sent. */
  public QueryParameters(Map<String, ? extends Collection<String>> sent) {
    this.sent = sent;
  }

  /**
   * The value of the parameter {@code name}; empty if it was not sent, and also, with a violation
   * recorded, if it was sent twice or {@code parser} rejects it.
   */
  public <T> Optional<T> read(
      String name, Violation otherwise, Function<String, Optional<T>> parser) {
    known.add(name);
    Collection<String> values = sent.get(name);
    if (values == null) {
      return Optional.empty();
    }
    if (values.size() > 1) {
      add(name, new Violation("duplicate", "give it once"));
      return Optional.empty();
    }
    Optional<T> value = parser.apply(values.iterator().next());
    if (value.isEmpty()) {
      add(name, otherwise);
    }
    return value;
  }

  /**
   * The value of {@code cursor}, which the list itself parses: a spoiled one is a problem alone.
   */
  public Optional<String> readCursor() {
    return read("cursor", BAD_CURSOR, Optional::of);
  }

  /**
   * Returns only if there is no unknown parameter and no violation.
   *
   * @throws ValidationException otherwise
   */
  public void refuseViolations() {
    sent.keySet().stream()
        .filter(name -> !known.contains(name))
        .sorted()
        .forEach(
            name ->
                add(
                    OutsideText.printable(name),
                    new Violation("unknown-field", "leave this parameter out")));
    if (!violations.isEmpty()) {
      throw new ValidationException(violations);
    }
  }

  private void add(String name, Violation violation) {
    violations.add(violation.at(name));
  }
}

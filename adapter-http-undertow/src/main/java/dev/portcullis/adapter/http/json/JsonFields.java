package dev.portcullis.adapter.http.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portcullis.adapter.http.problem.OutsideText;
import dev.portcullis.domain.FieldViolation;
import dev.portcullis.domain.ValidationException;
import dev.portcullis.domain.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of a request, read one by one. Collects all violations, so that {@link
 * #refuseViolations} reports them together. Nothing is converted: the string {@code "1"} is not a
 * number, and a number is not a string. For one thread.
 */
public final class JsonFields {
  /** The longest string that any field may hold. */
  public static final int MAX_TEXT_LENGTH = 8_192;

  private static final int MAX_ITEMS = 16;
  private static final Violation REQUIRED = new Violation("required", "give a value");
  private static final Violation UNKNOWN = new Violation("unknown-field", "leave this field out");

  private final ObjectNode object;
  private final Set<String> known = new HashSet<>();
  private final List<FieldViolation> violations = new ArrayList<>();

  private JsonFields(ObjectNode object) {
    this.object = object;
  }

  /**
   * The fields of the JSON object in {@code body}.
   *
   * @throws dev.portcullis.adapter.http.problem.ProblemException as {@link Json#readObject}
   */
  public static JsonFields of(byte[] body) {
    return new JsonFields(Json.readObject(body));
  }

  /** The fields of a request without a body: none. */
  public static JsonFields none() {
    return new JsonFields(JsonNodeFactory.instance.objectNode());
  }

  /** The string in {@code name}, a required field. */
  public Optional<String> requiredText(String name, int maxLength) {
    JsonNode value = value(name);
    if (value.isMissingNode() || value.isNull()) {
      add(name, List.of(REQUIRED));
      return Optional.empty();
    }
    return text(name, value, maxLength);
  }

  /** The string in {@code name}; nothing if the field is absent or null. */
  public Optional<String> optionalText(String name, int maxLength) {
    JsonNode value = value(name);
    return value.isMissingNode() || value.isNull()
        ? Optional.empty()
        : text(name, value, maxLength);
  }

  /** The strings in {@code name}, an array; empty if the field is absent or null. */
  public List<String> optionalTexts(String name) {
    return optionalTexts(name, MAX_ITEMS);
  }

  /** The at most {@code maxItems} strings in {@code name}; empty if the field is absent or null. */
  public List<String> optionalTexts(String name, int maxItems) {
    JsonNode value = value(name);
    return value.isMissingNode() || value.isNull() ? List.of() : texts(name, value, maxItems);
  }

  /** The at most {@code maxItems} strings in {@code name}, a required array, which may be empty. */
  public List<String> requiredTexts(String name, int maxItems) {
    JsonNode value = value(name);
    if (value.isMissingNode() || value.isNull()) {
      add(name, List.of(REQUIRED));
      return List.of();
    }
    return texts(name, value, maxItems);
  }

  /** The boolean in {@code name}; false if the field is absent or null. */
  public boolean optionalFlag(String name) {
    JsonNode value = value(name);
    if (value.isMissingNode() || value.isNull()) {
      return false;
    }
    if (!value.isBoolean()) {
      add(name, List.of(wrongType("true or false")));
    }
    return value.booleanValue();
  }

  /** Whether no violation of {@code field} is recorded. */
  public boolean isGood(String field) {
    return violations.stream().noneMatch(violation -> violation.field().equals(field));
  }

  /** Records violations of {@code field}, if any. */
  public void add(String field, List<Violation> found) {
    found.forEach(violation -> violations.add(violation.at(field)));
  }

  /**
   * Returns only if the request has no unknown field and no violation.
   *
   * @throws ValidationException otherwise
   */
  public void refuseViolations() {
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        add(OutsideText.printable(name), List.of(UNKNOWN));
      }
    }
    if (!violations.isEmpty()) {
      throw new ValidationException(violations);
    }
  }

  private JsonNode value(String name) {
    known.add(name);
    return object.path(name);
  }

  private List<String> texts(String name, JsonNode value, int maxItems) {
    if (!value.isArray()) {
      add(name, List.of(wrongType("an array of strings")));
      return List.of();
    }
    if (value.size() > maxItems) {
      add(name, List.of(new Violation("too-long", "give at most " + maxItems + " items")));
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      text(name + "[" + i + "]", value.get(i), MAX_TEXT_LENGTH).ifPresent(texts::add);
    }
    return texts;
  }

  private Optional<String> text(String field, JsonNode value, int maxLength) {
    if (!value.isTextual()) {
      add(field, List.of(wrongType("a string")));
      return Optional.empty();
    }
    if (value.textValue().length() > maxLength) {
      add(field, List.of(tooLong(maxLength)));
      return Optional.empty();
    }
    return Optional.of(value.textValue());
  }

  private static Violation wrongType(String expected) {
    return new Violation("wrong-type", "give " + expected);
  }

  private static Violation tooLong(int maxLength) {
    return new Violation("too-long", "give at most " + maxLength + " characters");
  }
}

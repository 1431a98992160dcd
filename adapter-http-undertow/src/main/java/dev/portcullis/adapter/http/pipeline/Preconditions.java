package dev.portcullis.adapter.http.pipeline;

import dev.portcullis.domain.Precondition;
import dev.portcullis.domain.ValidationException;
import dev.portcullis.domain.Violation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The condition of a change: {@code If-Match} (RFC 9110 section 13.1.1), or else {@code
 * If-None-Match: *}, which lets nothing but a new resource be made (section 13.1.2). Pure.
 */
public final class Preconditions {
  private static final String ANY = "*";
  private static final String TAG = "(W/)?\"([!#-~\\x80-\\xff]*)\"";
  // Elements may be missing, and may have spaces and tabs around them (section 5.6.1).
  private static final Pattern LIST =
      Pattern.compile("[ \t,]*" + TAG + "([ \t]*,[ \t,]*" + TAG + ")*[ \t,]*");
  private static final Pattern ELEMENT = Pattern.compile(TAG);
  private static final Pattern VERSION = Pattern.compile("0|[1-9][0-9]{0,17}");
  private static final Violation BAD_LIST =
      new Violation("invalid-characters", "give * or entity tags, as ETag has them");
  private static final Violation ONLY_ANY =
      new Violation("unknown-value", "give *, or use If-Match");

  private Preconditions() {}

  /**
   * The condition that {@code call} names; none if it names none.
   *
   * @throws ValidationException if it is misspelt: a condition that is not understood must not be
   *     taken for none
   */
  public static Precondition of(Call call) {
    List<String> match = call.header("If-Match");
    List<String> noneMatch = call.header("If-None-Match");
    if (!match.isEmpty()) {
      return match(String.join(",", match));
    }
    if (noneMatch.isEmpty()) {
      return Precondition.NONE;
    }
    if (!String.join(",", noneMatch).strip().equals(ANY)) {
      throw refusal(ONLY_ANY, "If-None-Match");
    }
    return Precondition.ABSENT;
  }

  private static Precondition match(String value) {
    if (value.strip().equals(ANY)) {
      return Precondition.EXISTS;
    }
    if (!LIST.matcher(value).matches()) {
      throw refusal(BAD_LIST, "If-Match");
    }
    Set<Long> versions = new HashSet<>();
    Matcher element = ELEMENT.matcher(value);
    while (element.find()) {
      // A weak tag never matches here (section 8.8.3.2), and ours are numbers.
      boolean isStrong = element.group(1) == null;
      if (isStrong && VERSION.matcher(element.group(2)).matches()) {
        versions.add(Long.valueOf(element.group(2)));
      }
    }
    return Precondition.version(versions);
  }

  private static ValidationException refusal(Violation violation, String header) {
    return new ValidationException(List.of(violation.at(header)));
  }
}

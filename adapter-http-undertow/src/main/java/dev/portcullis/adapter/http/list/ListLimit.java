package dev.portcullis.adapter.http.list;

import dev.portcullis.domain.Violation;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parameter {@code limit} of lists. Pure. */
public final class ListLimit {
  /** The greatest page. */
  public static final int MAX = 100;

  private static final int DEFAULT = 20;
  // A plus in a query is a blank to some clients and itself to others.
  private static final Pattern SHAPE = Pattern.compile("[ +]?0{0,8}([1-9][0-9]{0,2})");
  private static final Violation BAD =
      new Violation("out-of-range", "give a number from 1 to " + MAX);

  private ListLimit() {}

  /** Reads it: from 1 to {@value #MAX}, and 20 if it was not sent. */
  public static int read(QueryParameters parameters) {
    return parameters.read("limit", BAD, ListLimit::parse).orElse(DEFAULT);
  }

  private static Optional<Integer> parse(String text) {
    return Optional.of(SHAPE.matcher(text))
        .filter(Matcher::matches)
        .map(digits -> Integer.valueOf(digits.group(1)))
        .filter(limit -> limit <= MAX);
  }
}

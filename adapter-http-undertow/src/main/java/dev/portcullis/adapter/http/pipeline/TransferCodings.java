package dev.portcullis.adapter.http.pipeline;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The meaning of {@code Transfer-Encoding} for the end of a body (RFC 9112 sections 6.1 and 7). */
enum TransferCodings {
  /** The header is absent. */
  NONE,
  /** Only chunked, in any case: the supported one. */
  CHUNKED,
  /** An unsupported coding; a proxy may support it. */
  UNKNOWN,
  /** The end of the body is ambiguous: two readers may find different ends. */
  UNCLEAR;

  private static final String CHUNKED_NAME = "chunked";
  // Removed by RFC 7230; older software reads it as no coding.
  private static final String IDENTITY = "identity";
  // Without parameters: no registered coding has any.
  private static final Pattern NAME = Pattern.compile("[a-z0-9!#$%&'*+.^_`|~-]+");

  /** The meaning of all values of the header together. */
  static TransferCodings of(Collection<String> values) {
    if (values.isEmpty()) {
      return NONE;
    }
    List<String> names =
        values.stream()
            .flatMap(value -> Arrays.stream(value.split(",", -1)))
            .map(name -> blanksCut(name).toLowerCase(Locale.ROOT))
            .toList();
    boolean named = names.stream().allMatch(name -> NAME.matcher(name).matches());
    int chunked = names.indexOf(CHUNKED_NAME);
    boolean chunkedEarlier = chunked >= 0 && chunked < names.size() - 1;
    if (!named || chunkedEarlier || names.contains(IDENTITY)) {
      return UNCLEAR;
    }
    return names.size() == 1 && chunked == 0 ? CHUNKED : UNKNOWN;
  }

  /** Without surrounding white space: only the two characters of RFC 9110 section 5.6.3. */
  private static String blanksCut(String text) {
    return text.replaceAll("^[ \\t]+|[ \\t]+$", "");
  }
}

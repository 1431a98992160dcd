package dev.portcullis.adapter.http.pipeline;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What {@code Transfer-Encoding} says of the end of a body (RFC 9112 sections 6.1 and 7). */
enum TransferCodings {
  /** It is not there. */
  NONE,
  /** Chunked and nothing else, in any case: the one that we read. */
  CHUNKED,
  /** Names a coding that we do not have; a proxy may know it. */
  UNKNOWN,
  /** Nobody can tell where the body ends, or two readers would tell differently. */
  UNCLEAR;

  private static final String CHUNKED_NAME = "chunked";
  // Withdrawn by RFC 7230; where it is still known it means that there is no coding.
  private static final String IDENTITY = "identity";
  // No parameters: no coding that is registered has any.
  private static final Pattern NAME = Pattern.compile("[a-z0-9!#$%&'*+.^_`|~-]+");

  /** What the values of the header say together. */
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

  /** Without the two blanks of RFC 9110 section 5.6.3; Java knows more of them. */
  private static String blanksCut(String text) {
    return text.replaceAll("^[ \\t]+|[ \\t]+$", "");
  }
}

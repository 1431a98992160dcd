package dev.portcullis.adapter.http.json;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks whether headers announce uncompressed JSON in UTF-8. Pure. */
public final class JsonContentType {
  // Labels of UTF-8 that clients send, and of its subset (WHATWG Encoding, section 4.2).
  private static final Set<String> CHARSETS = Set.of("utf-8", "utf8", "us-ascii", "ascii");
  private static final Pattern TYPE = Pattern.compile("(?i)[ \\t]*application/json[ \\t]*");
  // RFC 9110 section 5.6.6: nothing, a name alone, or a name and a token or a quoted string.
  private static final Pattern PARAMETER =
      Pattern.compile(
          ";[ \\t]*(?:([^;=\"]*)(?:=[ \\t]*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\"]*)))?)?[ \\t]*");

  // Longer than any useful value, and short enough for the regular expressions above.
  private static final int MAX_LENGTH = 1024;

  private JsonContentType() {}

  /**
   * Whether a body with these {@code Content-Type} and {@code Content-Encoding} headers is
   * accepted: {@code application/json}, in no charset but UTF-8 or its subset ASCII, and not
   * compressed.
   */
  public static boolean accepts(List<String> types, List<String> codings) {
    return types.size() == 1 && isJson(types.get(0)) && isPlain(codings);
  }

  /** Whether a body with these {@code Content-Encoding} headers is not compressed. */
  public static boolean isPlain(List<String> codings) {
    return codings.stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(String::strip)
        .allMatch(coding -> coding.isEmpty() || coding.equalsIgnoreCase("identity"));
  }

  private static boolean isJson(String header) {
    Matcher type = TYPE.matcher(header);
    if (header.length() > MAX_LENGTH || !type.lookingAt()) {
      return false;
    }
    Matcher parameter = PARAMETER.matcher(header).region(type.end(), header.length());
    while (parameter.lookingAt()) {
      if (isOtherCharset(parameter)) {
        return false;
      }
      parameter.region(parameter.end(), header.length());
    }
    return parameter.regionStart() == header.length();
  }

  private static boolean isOtherCharset(Matcher parameter) {
    String name = parameter.group(1);
    if (name == null || !name.strip().equalsIgnoreCase("charset")) {
      return false;
    }
    String quoted = parameter.group(2);
    String plain = parameter.group(3);
    String charset = quoted == null ? plain : quoted.replaceAll("\\\\(.)", "$1");
    return charset == null || !CHARSETS.contains(charset.strip().toLowerCase(Locale.ROOT));
  }
}

package dev.portcullis.adapter.http.json;

import java.util.List;
import java.util.Locale;

/** Tells whether headers announce JSON in UTF-8, as it is. Pure. */
public final class JsonContentType {
  private JsonContentType() {}

  /**
   * Whether a body with these {@code Content-Type} and {@code Content-Encoding} headers is one we
   * read: {@code application/json}, in no charset but UTF-8, and not compressed.
   */
  public static boolean accepts(List<String> types, List<String> codings) {
    return types.size() == 1
        && isJson(types.get(0))
        && codings.stream().allMatch(JsonContentType::isIdentity);
  }

  private static boolean isJson(String type) {
    String[] parts = type.toLowerCase(Locale.ROOT).split(";", -1);
    if (!parts[0].strip().equals("application/json")) {
      return false;
    }
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip();
      if (parameter.startsWith("charset=") && !isUtf8(parameter)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUtf8(String parameter) {
    return parameter.equals("charset=utf-8") || parameter.equals("charset=\"utf-8\"");
  }

  private static boolean isIdentity(String coding) {
    return coding.strip().equalsIgnoreCase("identity");
  }
}

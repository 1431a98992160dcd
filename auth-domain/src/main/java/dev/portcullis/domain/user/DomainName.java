package dev.portcullis.domain.user;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Converts host names, including internationalised ones, to the form in which they are looked up:
 * UTS #46 non-transitional processing with STD3 rules, the rules of RFC 5893 for right-to-left
 * labels, and those of RFC 5892 appendix A.1 and A.2 for joiners. Hyphens are allowed in the third
 * and fourth position, because existing names have them. Pure.
 */
final class DomainName {
  private static final Pattern ASCII = Pattern.compile("[A-Za-z0-9.-]*");
  private static final Pattern HYPHEN_AT_AN_END = Pattern.compile("(^|.*\\.)-.*|.*-(\\..*|$)");
  private static final String PREFIX = "xn--";
  private static final int MAX_LABEL_LENGTH = 63;
  private static final int MAX_LENGTH = 253;

  private DomainName() {}

  /** {@code host} in lower case and A-labels; empty if it breaks a rule. */
  static Optional<String> toAscii(String host) {
    boolean plain = ASCII.matcher(host).matches();
    String lower = plain ? host.toLowerCase(Locale.ROOT) : "";
    if (plain && !lower.startsWith(PREFIX) && !lower.contains("." + PREFIX)) {
      return Optional.of(lower)
          .filter(DomainName::isOfGoodLength)
          .filter(name -> !HYPHEN_AT_AN_END.matcher(name).matches());
    }
    return mapped(host)
        .flatMap(DomainName::unicodeLabels)
        .filter(LabelRules::allow)
        .map(labels -> String.join(".", labels.stream().map(DomainName::aLabel).toList()))
        .filter(DomainName::isOfGoodLength);
  }

  /** The Unicode form of a result of {@code toAscii}; empty if {@code ascii} is none. */
  static Optional<String> toUnicode(String ascii) {
    return unicodeLabels(ascii).map(labels -> String.join(".", labels));
  }

  private static Optional<String> mapped(String host) {
    StringBuilder mapped = new StringBuilder();
    IdnaTable table = IdnaTable.get();
    for (int c : host.codePoints().toArray()) {
      IdnaTable.Range range = table.of(c);
      if (range.isMapped()) {
        mapped.append(range.mapping());
      } else if (range.isValid() || c == '.') {
        mapped.appendCodePoint(c);
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(Normalizer.normalize(mapped, Normalizer.Form.NFC));
  }

  private static Optional<List<String>> unicodeLabels(String host) {
    List<String> labels = new ArrayList<>();
    for (String label : host.split("\\.", -1)) {
      Optional<String> unicode = label.startsWith(PREFIX) ? decoded(label) : Optional.of(label);
      if (unicode.isEmpty()) {
        return Optional.empty();
      }
      labels.add(unicode.get());
    }
    return Optional.of(labels);
  }

  /** The U-label of an A-label; empty if it does not convert back to the same A-label. */
  private static Optional<String> decoded(String label) {
    return Punycode.decode(label.substring(PREFIX.length()))
        .filter(unicode -> !isAscii(unicode) && aLabel(unicode).equals(label));
  }

  private static String aLabel(String label) {
    return isAscii(label) ? label : PREFIX + Punycode.encode(label);
  }

  private static boolean isAscii(String label) {
    return label.codePoints().allMatch(c -> c < 0x80);
  }

  private static boolean isOfGoodLength(String host) {
    if (host.length() > MAX_LENGTH) {
      return false;
    }
    return List.of(host.split("\\.", -1)).stream()
        .allMatch(label -> !label.isEmpty() && label.length() <= MAX_LABEL_LENGTH);
  }
}

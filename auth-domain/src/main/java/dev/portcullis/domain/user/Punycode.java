package dev.portcullis.domain.user;

import java.util.Optional;

/** Punycode, which encodes Unicode in letters, digits and hyphens: RFC 3492 section 6. Pure. */
final class Punycode {
  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int INITIAL_BIAS = 72;
  private static final int INITIAL = 0x80;
  private static final int LETTERS = 26;

  private Punycode() {}

  /**
   * Encodes {@code label}, of at most a few hundred code points; the result has no prefix {@code
   * xn--}.
   */
  static String encode(String label) {
    int[] input = label.codePoints().toArray();
    StringBuilder output = new StringBuilder();
    label.codePoints().filter(c -> c < INITIAL).forEach(output::appendCodePoint);
    int basic = output.length();
    if (basic > 0) {
      output.append('-');
    }
    int n = INITIAL;
    int delta = 0;
    int bias = INITIAL_BIAS;
    for (int done = basic; done < input.length; n++, delta++) {
      int next = least(input, n);
      delta += (next - n) * (done + 1);
      n = next;
      for (int c : input) {
        delta += c < n ? 1 : 0;
        if (c == n) {
          append(output, delta, bias);
          bias = adapt(delta, done + 1, done == basic);
          delta = 0;
          done++;
        }
      }
    }
    return output.toString();
  }

  /** Decodes {@code text}, without the prefix {@code xn--}; empty if it is malformed. */
  static Optional<String> decode(String text) {
    int basic = Math.max(0, text.lastIndexOf('-'));
    StringBuilder output = new StringBuilder(text.substring(0, basic));
    int n = INITIAL;
    int i = 0;
    int bias = INITIAL_BIAS;
    int length = basic;
    for (int at = basic > 0 ? basic + 1 : 0; at < text.length(); i++) {
      int before = i;
      long sum = i;
      long weight = 1;
      for (int k = BASE; ; k += BASE) {
        int digit = at < text.length() ? digit(text.charAt(at++)) : -1;
        sum += digit * weight;
        if (digit < 0 || sum > Integer.MAX_VALUE) {
          return Optional.empty();
        }
        int threshold = threshold(k, bias);
        if (digit < threshold) {
          break;
        }
        weight *= BASE - threshold;
      }
      length++;
      bias = adapt((int) sum - before, length, before == 0);
      n += (int) (sum / length);
      i = (int) (sum % length);
      if (!Character.isValidCodePoint(n)) {
        return Optional.empty();
      }
      output.insert(output.offsetByCodePoints(0, i), Character.toChars(n));
    }
    return Optional.of(output.toString());
  }

  private static int least(int[] input, int atLeast) {
    int least = Integer.MAX_VALUE;
    for (int c : input) {
      least = c >= atLeast ? Math.min(least, c) : least;
    }
    return least;
  }

  private static void append(StringBuilder output, int delta, int bias) {
    int rest = delta;
    int k = BASE;
    for (; rest >= threshold(k, bias); k += BASE) {
      int threshold = threshold(k, bias);
      output.append(character(threshold + (rest - threshold) % (BASE - threshold)));
      rest = (rest - threshold) / (BASE - threshold);
    }
    output.append(character(rest));
  }

  private static int adapt(int delta, int points, boolean first) {
    int rest = first ? delta / DAMP : delta / 2;
    rest += rest / points;
    int k = 0;
    for (; rest > (BASE - T_MIN) * T_MAX / 2; k += BASE) {
      rest /= BASE - T_MIN;
    }
    return k + (BASE - T_MIN + 1) * rest / (rest + SKEW);
  }

  private static int threshold(int k, int bias) {
    return Math.max(T_MIN, Math.min(T_MAX, k - bias));
  }

  private static char character(int digit) {
    return (char) (digit < LETTERS ? 'a' + digit : '0' + digit - LETTERS);
  }

  private static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0' + LETTERS;
    }
    return c >= 'a' && c <= 'z' ? c - 'a' : -1;
  }
}

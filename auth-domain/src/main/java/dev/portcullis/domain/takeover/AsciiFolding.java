package dev.portcullis.domain.takeover;

import static java.util.Map.entry;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Brings text to ASCII where readers of the Latin script expect it: {@code é} becomes {@code e},
 * {@code ß} becomes {@code ss}, {@code ﬁ} becomes {@code fi}. Pure.
 */
final class AsciiFolding {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /** Letters that have no decomposition in Unicode. */
  private static final Map<Integer, String> LETTERS =
      Map.ofEntries(
          entry((int) 'ß', "ss"),
          entry((int) 'ẞ', "SS"),
          entry((int) 'æ', "ae"),
          entry((int) 'Æ', "AE"),
          entry((int) 'œ', "oe"),
          entry((int) 'Œ', "OE"),
          entry((int) 'ø', "o"),
          entry((int) 'Ø', "O"),
          entry((int) 'đ', "d"),
          entry((int) 'Đ', "D"),
          entry((int) 'ð', "d"),
          entry((int) 'Ð', "D"),
          entry((int) 'þ', "th"),
          entry((int) 'Þ', "Th"),
          entry((int) 'ł', "l"),
          entry((int) 'Ł', "L"),
          entry((int) 'ħ', "h"),
          entry((int) 'Ħ', "H"),
          entry((int) 'ŧ', "t"),
          entry((int) 'Ŧ', "T"),
          entry((int) 'ŋ', "n"),
          entry((int) 'Ŋ', "N"),
          entry((int) 'ı', "i"),
          entry((int) 'ĸ', "k"));

  private AsciiFolding() {}

  /** {@code text} with letters of the Latin script in ASCII; all else stays as it is. */
  static String fold(String text) {
    // NFKD also resolves ligatures, full width and superscripts.
    String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    StringBuilder folded = new StringBuilder(bare.length());
    bare.codePoints()
        .forEach(
            letter -> {
              String ascii = LETTERS.get(letter);
              if (ascii == null) {
                folded.appendCodePoint(letter);
              } else {
                folded.append(ascii);
              }
            });
    return folded.toString();
  }
}

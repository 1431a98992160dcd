package dev.portcullis.adapter.token;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * One change to a token. The kind determines the meaning of the numbers; any numbers are valid.
 *
 * @param kind what is changed
 * @param at where
 * @param with to what
 */
record TokenMutation(Kind kind, int at, int with) {
  private static final String CHARACTERS =
      "AQgwBCDxyz019-_.=+/ \t\r\n\0\"{}:,%&#?\u00e9\u0430\u0435\u03bf\uff11\uff21\uff0e\u2024\u200b\ud83d";

  /** Pairs of a letter of base64url and one that looks like it, or that some fold into it. */
  private static final String LOOKALIKES =
      "A\u0391a\u0430B\u0392c\u0441e\u0435H\u041di\u0131I\u0130j\u0458k\u212aK\u212as\u017fo\u03bfx\u04451\uff11-\u2010_\uff3f.\u2024";

  /** The kinds of mutation. */
  enum Kind {
    REPLACE,
    INSERT,
    DELETE,
    SWAP,
    CUT,
    DOUBLE,
    CASE,
    LOOKALIKE,
    SWAP_SEGMENTS,
    DROP_SEGMENT,
    REPEAT_SEGMENT,
    FLIP_BIT,
    DROP_BYTE,
    ADD_BYTE,
    STANDARD_ALPHABET,
    PADDING,
    SPARE_BITS,
    LINES,
    PERCENT
  }

  /** The text after this change; the same where it has nothing to change there. */
  String of(String text) {
    int place = Math.floorMod(at, text.length() + 1);
    int next = Math.min(text.length(), place + 1);
    String head = text.substring(0, place);
    String here = text.substring(place, next);
    String tail = text.substring(next);
    return switch (kind) {
      case REPLACE -> head + character() + tail;
      case INSERT -> head + character() + here + tail;
      case DELETE -> head + tail;
      case SWAP -> tail.isEmpty() ? text : head + tail.charAt(0) + here + tail.substring(1);
      case CUT -> with % 2 == 0 ? head : here + tail;
      case DOUBLE -> head + here + here + tail;
      case CASE -> head + otherCase(here) + tail;
      case LOOKALIKE -> head + lookalike(here) + tail;
      case LINES -> head + (with % 2 == 0 ? "\n" : "\r\n") + here + tail;
      case PERCENT -> here.isEmpty() ? text : head + "%" + hex(here.charAt(0)) + tail;
      default -> ofSegments(text);
    };
  }

  private String ofSegments(String text) {
    List<String> segments = new ArrayList<>(Arrays.asList(text.split("\\.", -1)));
    int chosen = Math.floorMod(at, segments.size());
    switch (kind) {
      case SWAP_SEGMENTS ->
          Collections.swap(segments, chosen, Math.floorMod(with, segments.size()));
      case DROP_SEGMENT -> segments.remove(chosen);
      case REPEAT_SEGMENT ->
          segments.add(Math.floorMod(with, segments.size()), segments.get(chosen));
      default -> segments.set(chosen, recoded(segments.get(chosen)));
    }
    return String.join(".", segments);
  }

  private String recoded(String segment) {
    return switch (kind) {
      case STANDARD_ALPHABET -> segment.replace('-', '+').replace('_', '/');
      case PADDING -> segment + "=".repeat(1 + Math.floorMod(with, 3));
      case SPARE_BITS -> nextCharacter(segment);
      default -> decoded(segment);
    };
  }

  private String decoded(String segment) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(segment.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException alreadySpoiled) {
      return segment;
    }
    int place = bytes.length == 0 ? 0 : Math.floorMod(with, bytes.length);
    byte[] changed =
        switch (kind) {
          case DROP_BYTE -> without(bytes, place);
          case ADD_BYTE -> Arrays.copyOf(bytes, bytes.length + 1);
          default -> flipped(bytes, place);
        };
    return Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
  }

  private byte[] flipped(byte[] bytes, int place) {
    if (bytes.length > 0) {
      bytes[place] ^= (byte) (1 << Math.floorMod(at >> 2, Byte.SIZE));
    }
    return bytes;
  }

  private static byte[] without(byte[] bytes, int place) {
    if (bytes.length == 0) {
      return bytes;
    }
    byte[] shorter = Arrays.copyOf(bytes, bytes.length - 1);
    System.arraycopy(bytes, place + 1, shorter, place, shorter.length - place);
    return shorter;
  }

  /** The last character of a segment may have unused bits. */
  private String nextCharacter(String segment) {
    if (segment.isEmpty()) {
      return segment;
    }
    char last = segment.charAt(segment.length() - 1);
    return segment.substring(0, segment.length() - 1) + (char) (last + 1 + Math.floorMod(with, 3));
  }

  private char character() {
    return CHARACTERS.charAt(Math.floorMod(with, CHARACTERS.length()));
  }

  private static String otherCase(String here) {
    String upper = here.toUpperCase(Locale.ROOT);
    return upper.equals(here) ? here.toLowerCase(Locale.ROOT) : upper;
  }

  private static String lookalike(String here) {
    for (int i = 0; i < LOOKALIKES.length(); i += 2) {
      if (here.equals(LOOKALIKES.substring(i, i + 1))) {
        return LOOKALIKES.substring(i + 1, i + 2);
      }
    }
    return here;
  }

  private static String hex(char c) {
    return String.format(Locale.ROOT, "%02X", (int) c);
  }
}

package dev.portcullis.adapter.http.pipeline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;

/**
 * Reads the heads of requests byte by byte, and encodes in their targets what Undertow's parser
 * refuses although clients send it: a percent sign without two hexadecimal digits, and characters
 * that browsers and curl leave as they are, such as {@code |} and UTF-8. Changes no space and no
 * line end, so the parser finds the same end of every part as without it. Control characters stay,
 * and are refused by the parser. Used by one thread at a time.
 */
final class HeadReader {
  /** Printable ASCII that the parser refuses in a target. */
  private static final String UNKNOWN_TO_THE_PARSER = "\"#<>\\^`{|}";

  private static final byte[] ENCODED_PERCENT_REST = "25".getBytes(ISO_8859_1);
  private static final byte[] DIGITS = "0123456789ABCDEF".getBytes(ISO_8859_1);
  // The longest output for one byte: the rest of an encoded percent sign, the digit that was kept
  // back, and the byte itself, encoded.
  private static final int LONGEST = 6;

  // Written by the thread that ends one request, and read by the one that reads the next.
  private volatile State state = State.METHOD;
  // The first digit after a percent sign: written when the second is known.
  private volatile byte kept;

  private enum State {
    METHOD,
    TARGET,
    PERCENT,
    PERCENT_DIGIT,
    LINE,
    LINE_CR,
    LINE_END,
    LINE_END_CR,
    END
  }

  /** Begins the head of the next request. */
  void begin() {
    state = State.METHOD;
  }

  /** Whether the end of the head has not been read. */
  boolean isInHead() {
    return state != State.END;
  }

  /**
   * What the parser reads in place of {@code input}, which is consumed up to the end of the head.
   * One byte may be kept back until the next call.
   */
  ByteBuffer read(ByteBuffer input) {
    ByteBuffer output = ByteBuffer.allocate(3 * input.remaining() + LONGEST);
    State now = state;
    while (input.hasRemaining() && now != State.END) {
      now = next(now, input.get(), output);
    }
    state = now;
    return output.flip();
  }

  private State next(State now, byte b, ByteBuffer output) {
    return switch (now) {
      case METHOD -> plain(b, b == ' ' ? State.TARGET : State.METHOD, output);
      case TARGET -> target(b, output);
      case PERCENT -> afterPercent(b, output);
      case PERCENT_DIGIT -> afterDigit(b, output);
      // As in the parser, only an empty line that ends in both characters ends the head.
      case LINE, LINE_CR, LINE_END, LINE_END_CR, END -> {
        output.put(b);
        yield line(now, b);
      }
    };
  }

  private static State line(State now, byte b) {
    if (b == '\r') {
      return now == State.LINE_END ? State.LINE_END_CR : State.LINE_CR;
    }
    if (b != '\n') {
      return State.LINE;
    }
    return switch (now) {
      case LINE_CR -> State.LINE_END;
      case LINE_END_CR -> State.END;
      case METHOD, TARGET, PERCENT, PERCENT_DIGIT, LINE, LINE_END, END -> State.LINE;
    };
  }

  private static State plain(byte b, State next, ByteBuffer output) {
    output.put(b);
    // A line that ends early is refused by the parser; what follows is not touched.
    return b == '\r' || b == '\n' ? line(State.LINE, b) : next;
  }

  private static State target(byte b, ByteBuffer output) {
    if (b == '%') {
      return plain(b, State.PERCENT, output);
    }
    if (b == ' ') {
      return plain(b, State.LINE, output);
    }
    if (b < 0 || UNKNOWN_TO_THE_PARSER.indexOf(b) >= 0) {
      output.put((byte) '%').put(DIGITS[(b >> 4) & 0xf]).put(DIGITS[b & 0xf]);
      return State.TARGET;
    }
    return plain(b, State.TARGET, output);
  }

  private State afterPercent(byte b, ByteBuffer output) {
    if (isHexDigit(b)) {
      kept = b;
      return State.PERCENT_DIGIT;
    }
    output.put(ENCODED_PERCENT_REST);
    return target(b, output);
  }

  private State afterDigit(byte b, ByteBuffer output) {
    if (isHexDigit(b)) {
      output.put(kept).put(b);
      return State.TARGET;
    }
    output.put(ENCODED_PERCENT_REST).put(kept);
    return target(b, output);
  }

  private static boolean isHexDigit(byte b) {
    return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'f') || (b >= 'A' && b <= 'F');
  }
}

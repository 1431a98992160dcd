package dev.portcullis.domain.credential;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.Violation;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * A password as typed. Holds its characters until {@link #close()} wipes them; never prints them.
 *
 * <p>Cannot hold U+0000 or a lone surrogate: hash functions cut at the one and cannot tell the
 * others apart. Owned by one thread at a time.
 */
public final class PlainPassword implements AutoCloseable {
  private final char[] characters;
  private boolean closed;

  private PlainPassword(char[] characters) {
    this.characters = characters;
  }

  /**
   * A password of these characters; copies them.
   *
   * @throws IllegalArgumentException if {@link #violations} finds any
   */
  public static PlainPassword of(CharSequence typed) {
    if (!violations(typed).isEmpty()) {
      throw new IllegalArgumentException("not a password");
    }
    char[] copy = new char[typed.length()];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = typed.charAt(i);
    }
    return new PlainPassword(copy);
  }

  /** What keeps {@code typed} from being any password, good or bad; empty if nothing does. */
  public static List<Violation> violations(CharSequence typed) {
    boolean unusable =
        requireNonNull(typed, "typed").codePoints().anyMatch(PlainPassword::isUnusable);
    return unusable
        ? List.of(
            new Violation(
                "invalid-characters", "leave out the NUL character and broken characters"))
        : List.of();
  }

  /** Its length in code points: what a person would call characters. */
  public int length() {
    char[] open = open();
    return Character.codePointCount(open, 0, open.length);
  }

  /**
   * Whether it is empty or of white space alone: nobody's password, where one is chosen and where
   * one is typed.
   */
  public boolean isBlank() {
    return characters().codePoints().allMatch(Character::isWhitespace);
  }

  /**
   * A view of the characters, good until {@link #close()}.
   *
   * @throws IllegalStateException if it is closed
   */
  public CharBuffer characters() {
    return CharBuffer.wrap(open()).asReadOnlyBuffer();
  }

  /** Wipes the characters. May be called again. */
  @Override
  public void close() {
    Arrays.fill(characters, '\0');
    closed = true;
  }

  @Override
  public String toString() {
    return "PlainPassword[***]";
  }

  private char[] open() {
    if (closed) {
      throw new IllegalStateException("password is wiped");
    }
    return characters;
  }

  private static boolean isUnusable(int codePoint) {
    return codePoint == 0
        || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
  }
}

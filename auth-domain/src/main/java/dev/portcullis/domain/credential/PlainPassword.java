package dev.portcullis.domain.credential;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.Violation;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * A password as typed. Keeps its characters until {@link #close()} wipes them; {@code toString} is
 * masked.
 *
 * <p>Cannot contain U+0000, at which some hash functions cut the password, or lone surrogates,
 * which have no encoding in UTF-8. Not thread-safe: use it in one thread at a time.
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
      throw new IllegalArgumentException("invalid characters in a password");
    }
    char[] copy = new char[typed.length()];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = typed.charAt(i);
    }
    return new PlainPassword(copy);
  }

  /**
   * The reasons why {@code typed} cannot be represented as a password; empty if it can. {@link
   * PasswordPolicy} decides whether it may be chosen.
   */
  public static List<Violation> violations(CharSequence typed) {
    boolean unusable =
        requireNonNull(typed, "typed").codePoints().anyMatch(PlainPassword::isUnusable);
    return unusable
        ? List.of(
            new Violation(
                "invalid-characters", "leave out the NUL character and broken characters"))
        : List.of();
  }

  /**
   * The length in code points.
   *
   * @throws IllegalStateException if it is closed
   */
  public int length() {
    char[] open = open();
    return Character.codePointCount(open, 0, open.length);
  }

  /**
   * Whether it is empty or contains only white space. Such a password is refused both when it is
   * chosen and at sign-in.
   *
   * @throws IllegalStateException if it is closed
   */
  public boolean isBlank() {
    return characters().codePoints().allMatch(Character::isWhitespace);
  }

  /**
   * A read-only view of the characters, valid until {@link #close()}.
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
      throw new IllegalStateException("the password is closed");
    }
    return characters;
  }

  private static boolean isUnusable(int codePoint) {
    return codePoint == 0
        || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
  }
}

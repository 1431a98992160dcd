package dev.portcullis.domain.access;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Who runs commands on the machine of a node, with its settings and secrets: holds every
 * permission, because with these secrets every change could be made in the database itself. All
 * other rules apply, such as validation and the last administrator. Never made from what a client
 * sends. Immutable.
 *
 * @param name the name of the account at the operating system, 1 to {@value #MAX_LENGTH} characters
 */
public record Operator(String name) implements Actor {
  /** The greatest length of a name, in characters. */
  public static final int MAX_LENGTH = 64;

  private static final String UNKNOWN = "unknown";

  // The characters of account names on Linux, macOS and Windows, where the name of a domain may
  // stand in front. A blank would end a word of the audit trail.
  private static final Pattern SHAPE = Pattern.compile("[\\p{L}\\p{N}._@\\\\$+-]{1,64}");
  private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}._@\\\\$+-]");

  /**
   * An operator with this name.
   *
   * @throws IllegalArgumentException if the name has other characters than letters, digits and
   *     {@code ._@\$+-}, none, or too many
   */
  public Operator {
    if (!SHAPE.matcher(requireNonNull(name, "name")).matches()) {
      throw new IllegalArgumentException("not the name of an account at an operating system");
    }
  }

  /**
   * The operator with the account {@code name}, in which other characters become {@code _}; the
   * first {@value #MAX_LENGTH} are kept. An empty name becomes {@code unknown}.
   */
  public static Operator of(String name) {
    String plain = OTHERS.matcher(requireNonNull(name, "name")).replaceAll("_");
    return new Operator(plain.isEmpty() ? UNKNOWN : plain.substring(0, end(plain)));
  }

  /** Not between the two halves of a letter outside the basic plane. */
  private static int end(String plain) {
    int end = Math.min(plain.length(), MAX_LENGTH);
    return end < plain.length() && Character.isHighSurrogate(plain.charAt(end - 1)) ? end - 1 : end;
  }

  @Override
  public <T> T fold(Function<UserActor, T> user, Function<Operator, T> operator) {
    return operator.apply(this);
  }
}

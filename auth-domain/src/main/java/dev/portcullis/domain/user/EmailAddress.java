package dev.portcullis.domain.user;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An e-mail address: an ASCII dot-atom (RFC 5322 section 3.2.3), {@code @}, and a host name of at
 * least two labels, which may be internationalised. At most 254 octets (RFC 5321 section 4.5.3.1.3)
 * with the host name in A-labels. Shown as it was typed, compared by {@link #key()}. Blanks at the
 * ends of what was typed are not part of it, and neither is one dot at its end: the root of all
 * names, or what a telephone makes of two blanks.
 *
 * @param value the address as typed, without blanks at its ends and without a dot at its end
 * @param key what two addresses that count as the same have in common: lower case, the host name in
 *     A-labels (RFC 5890) by UTS #46 non-transitional processing
 */
public record EmailAddress(String value, String key) {
  /** The greatest number of octets of an address, and of characters we look at. */
  public static final int MAX_LENGTH = 254;

  private static final Pattern LOCAL_PART =
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
  private static final Pattern KEY = Pattern.compile("[!-~]+@[!-~]+");
  private static final Pattern ROOT = Pattern.compile("[.\\u3002\\uff0e\\uff61]\\z");
  private static final Pattern WITH_A_NAME = Pattern.compile("(?s).*[<>].*|(?i)mailto:.*");
  private static final int LOCAL_PART_MAX_LENGTH = 64;
  private static final Pattern HOST =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

  /**
   * An address as a store keeps it, under the key it has there. The rules of today are not asked:
   * it may have been stored under those of another version, and must stay readable and keep its
   * place. For stores alone; everybody else has {@link #EmailAddress(String)} or {@link #parse}.
   *
   * @throws IllegalArgumentException unless both hold an {@code @} and the key is ASCII
   */
  public EmailAddress {
    requireNonNull(value, "value");
    requireNonNull(key, "key");
    if (value.indexOf('@') < 0 || !KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("not an e-mail address");
    }
  }

  /**
   * The e-mail address that {@code typed} spells.
   *
   * @throws IllegalArgumentException if {@link #violations} finds any
   */
  public EmailAddress(String typed) {
    this(bare(typed), keyOf(typed));
  }

  /** The e-mail address that {@code text} spells, or nothing: nobody can have another. */
  public static Optional<EmailAddress> parse(String text) {
    return violations(text).isEmpty() ? Optional.of(new EmailAddress(text)) : Optional.empty();
  }

  /** What keeps {@code typed} from being an e-mail address; empty if nothing does. */
  public static List<Violation> violations(String typed) {
    String text = bare(typed);
    if (text.length() > MAX_LENGTH) {
      return List.of(
          new Violation("too-long", "give an address of at most " + MAX_LENGTH + " characters"));
    }
    return canonical(text).isPresent()
        ? List.of()
        : List.of(new Violation("invalid-email", expected(text)));
  }

  /**
   * The keys by which versions up to 0.1 compared this address, where they are others than {@link
   * #key()}: a store may still hold it under one of them. For stores alone. Somebody else's address
   * may have such a key too: {@link #parse} of what stands in the row tells whose it is.
   */
  public Set<String> formerKeys() {
    int at = key.lastIndexOf('@');
    String typed = value.substring(value.lastIndexOf('@') + 1);
    return Stream.of(Optional.of(typed), DomainName.toUnicode(key.substring(at + 1)))
        .flatMap(Optional::stream)
        .flatMap(host -> FormerDomainName.toAscii(host).stream())
        .map(host -> key.substring(0, at + 1) + host)
        .filter(former -> !former.equals(key))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The part before the {@code @}, as typed. */
  public String localPart() {
    return value.substring(0, value.lastIndexOf('@'));
  }

  @Override
  public String toString() {
    return value;
  }

  private static String bare(String typed) {
    return ROOT.matcher(Blanks.strip(typed)).replaceFirst("");
  }

  private static String expected(String refused) {
    return WITH_A_NAME.matcher(refused).matches()
        ? "give the address alone, as in ada@example.org: no name, no angle brackets, no mailto:"
        : "give an e-mail address such as ada@example.org";
  }

  private static String keyOf(String typed) {
    return Optional.of(typed)
        .filter(text -> violations(text).isEmpty())
        .flatMap(text -> canonical(bare(text)))
        .orElseThrow(() -> new IllegalArgumentException("not an e-mail address"));
  }

  private static Optional<String> canonical(String text) {
    int at = text.lastIndexOf('@');
    if (at < 1
        || at > LOCAL_PART_MAX_LENGTH
        || !LOCAL_PART.matcher(text.substring(0, at)).matches()) {
      return Optional.empty();
    }
    String local = text.substring(0, at).toLowerCase(Locale.ROOT);
    return DomainName.toAscii(text.substring(at + 1))
        .filter(host -> HOST.matcher(host).matches())
        .map(host -> local + "@" + host)
        .filter(key -> key.length() <= MAX_LENGTH);
  }
}

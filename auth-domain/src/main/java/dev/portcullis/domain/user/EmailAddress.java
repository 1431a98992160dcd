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
 * with the host name in A-labels. Displayed as typed, compared by {@link #key()}. Leading and
 * trailing blanks and one trailing dot are removed: the dot is the DNS root, or was inserted by a
 * keyboard that turns two blanks into a dot. Immutable.
 *
 * @param value the address as typed, without leading and trailing blanks and without a trailing dot
 * @param key the normalised form, equal for addresses that count as the same: lower case, with the
 *     host name in A-labels (RFC 5890) by UTS #46 non-transitional processing
 */
public record EmailAddress(String value, String key) {
  /**
   * The greatest number of octets of an address, and of characters that are accepted for parsing.
   */
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
   * An address as stored, with its stored key. The current rules are not applied, because it may
   * have been stored by another version and must stay readable. For stores only; other code uses
   * {@link #EmailAddress(String)} or {@link #parse}.
   *
   * @throws IllegalArgumentException unless both contain an {@code @} and the key is ASCII
   */
  public EmailAddress {
    requireNonNull(value, "value");
    requireNonNull(key, "key");
    if (value.indexOf('@') < 0 || !KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("invalid e-mail address");
    }
  }

  /**
   * The e-mail address for the text {@code typed}.
   *
   * @throws IllegalArgumentException if {@link #violations} finds any
   */
  public EmailAddress(String typed) {
    this(bare(typed), keyOf(typed));
  }

  /** Parses an e-mail address; empty if {@link #violations} finds any. */
  public static Optional<EmailAddress> parse(String text) {
    String bare = bare(text);
    return bare.length() > MAX_LENGTH
        ? Optional.empty()
        : canonical(bare).map(key -> new EmailAddress(bare, key));
  }

  /** The reasons why {@code typed} is not a valid e-mail address; empty if it is. */
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
   * The keys of this address in versions up to 0.1, if they differ from {@link #key()}; a store may
   * still contain the address under one of them. For stores only. The address of another user may
   * have such a key too: {@link #parse} the stored address to tell them apart.
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
        .orElseThrow(() -> new IllegalArgumentException("invalid e-mail address"));
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

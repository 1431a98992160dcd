package dev.portcullis.domain.takeover;

import dev.portcullis.domain.user.EmailAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * E-mail addresses to propose for an account: its own without what is certainly not part of it,
 * then one that no mail reaches. A guess could be the address of somebody else, who could then set
 * the password. Pure.
 */
final class EmailCandidates {
  private EmailCandidates() {}

  /** In the order of preference; none is for another account. */
  static Stream<EmailAddress> of(SourceAccount account) {
    return Stream.concat(
        account.email().flatMap(EmailCandidates::repaired).stream(),
        Stream.of(new EmailAddress("account-" + account.id() + "@import.invalid")));
  }

  private static Optional<EmailAddress> repaired(String text) {
    String bare = text.strip();
    int open = bare.lastIndexOf('<');
    int close = bare.lastIndexOf('>');
    if (open >= 0 && close > open) {
      bare = bare.substring(open + 1, close);
    }
    if (bare.toLowerCase(Locale.ROOT).startsWith("mailto:")) {
      bare = bare.substring("mailto:".length());
    }
    return EmailAddress.parse(bare.replaceAll("^[\\s\"';,]+|[\\s\"';,]+$", ""));
  }
}

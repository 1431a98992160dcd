package dev.portcullis.domain.takeover;

import dev.portcullis.domain.user.Username;
import java.util.Optional;

/**
 * Usernames to propose for an account: its own brought to our alphabet, then that with the number
 * of the account, then with further numbers. Pure.
 */
final class UsernameCandidates {
  private static final String FALLBACK = "user";

  private UsernameCandidates() {}

  /**
   * The candidate {@code attempt}, from 0; each is a valid username and another than the others.
   */
  static Username of(SourceAccount account, int attempt) {
    String stem = stem(account);
    Optional<Username> bare = Username.parse(cut(stem, Username.MAX_LENGTH));
    int numbered = bare.isPresent() ? attempt - 1 : attempt;
    return numbered < 0 ? bare.orElseThrow() : withNumber(stem, account.id(), numbered);
  }

  private static Username withNumber(String stem, long id, int numbered) {
    String number = "-" + id + (numbered == 0 ? "" : "-" + (numbered + 1));
    return new Username(cut(stem, Username.MAX_LENGTH - number.length()) + number);
  }

  private static String stem(SourceAccount account) {
    return account
        .username()
        .or(account::email)
        .map(UsernameCandidates::plain)
        .filter(plain -> !plain.isEmpty())
        .or(() -> account.email().map(UsernameCandidates::plain).filter(plain -> !plain.isEmpty()))
        .orElse(FALLBACK);
  }

  /** Of an e-mail address the part before the {@code @}. */
  private static String plain(String text) {
    int at = text.indexOf('@');
    return AsciiFolding.fold(at > 0 ? text.substring(0, at) : text)
        .replaceAll("['’`]", "")
        .replaceAll("[^A-Za-z0-9._-]+", "-")
        .replaceAll("^[._-]+|[._-]+$", "");
  }

  private static String cut(String text, int length) {
    return text.substring(0, Math.min(text.length(), length)).replaceAll("[._-]+$", "");
  }
}

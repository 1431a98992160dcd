package dev.portcullis.domain.session;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.ratelimit.SourceAddress;
import java.util.Optional;

/**
 * Where a session was opened: what lets its owner recognise it in a list.
 *
 * @param source the address it came from
 * @param userAgent what the client says it is; nobody has checked it
 */
public record SessionOrigin(SourceAddress source, Optional<String> userAgent) {
  /** The greatest length of a user agent kept, in characters. */
  public static final int MAX_USER_AGENT_LENGTH = 255;

  /** Keeps what is printable ASCII of the user agent, and no more than is shown. */
  public SessionOrigin {
    requireNonNull(source, "source");
    userAgent =
        userAgent.map(SessionOrigin::shown).filter(text -> !text.isBlank()).map(String::strip);
  }

  /** From {@code source}, by an unknown client. */
  public static SessionOrigin of(SourceAddress source) {
    return new SessionOrigin(source, Optional.empty());
  }

  private static String shown(String text) {
    StringBuilder printable = new StringBuilder();
    text.chars()
        .limit(MAX_USER_AGENT_LENGTH)
        .map(character -> character >= ' ' && character <= '~' ? character : '?')
        .forEach(character -> printable.append((char) character));
    return printable.toString();
  }
}

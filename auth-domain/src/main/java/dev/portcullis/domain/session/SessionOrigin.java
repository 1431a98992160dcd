package dev.portcullis.domain.session;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.ratelimit.SourceAddress;
import java.util.Optional;

/**
 * The client that opened a session, so that its owner can recognise it in a list. Immutable.
 *
 * @param source the address of the client
 * @param userAgent the {@code User-Agent} header of the client, which is not verified
 */
public record SessionOrigin(SourceAddress source, Optional<String> userAgent) {
  /** The greatest stored length of a user agent, in characters. */
  public static final int MAX_USER_AGENT_LENGTH = 255;

  /**
   * Cuts the user agent to {@value #MAX_USER_AGENT_LENGTH} characters and replaces all but
   * printable ASCII by question marks; a blank one becomes empty.
   */
  public SessionOrigin {
    requireNonNull(source, "source");
    userAgent =
        userAgent.map(SessionOrigin::printable).filter(text -> !text.isBlank()).map(String::strip);
  }

  /** An origin without a user agent. */
  public static SessionOrigin of(SourceAddress source) {
    return new SessionOrigin(source, Optional.empty());
  }

  private static String printable(String text) {
    StringBuilder kept = new StringBuilder();
    text.chars()
        .limit(MAX_USER_AGENT_LENGTH)
        .map(character -> character >= ' ' && character <= '~' ? character : '?')
        .forEach(character -> kept.append((char) character));
    return kept.toString();
  }
}

package dev.portcullis.domain.session;

import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * One state of a session, two clients of its owner, and an attacker.
 *
 * @param stored the stored row
 * @param now the time
 * @param promise the guarantees that the row must satisfy
 * @param first a client of the owner
 * @param second another one
 * @param owner the tokens that clients of the owner have had
 * @param thief the tokens that the attacker has
 */
record RefreshWorld(
    Session stored,
    Instant now,
    Promise promise,
    Client first,
    Client second,
    Tokens owner,
    Tokens thief) {
  /** In ticks: a grace period of two, idle expiry after four, absolute expiry after six. */
  static final Duration TICK = Duration.ofSeconds(5);

  static final SessionPolicy POLICY =
      new SessionPolicy(TICK.multipliedBy(4), TICK.multipliedBy(6), TICK.multipliedBy(2), 1);
  static final Instant START = Instant.parse("2026-06-15T12:00:00Z");

  private static final Comparator<Client> ANY_ORDER =
      Comparator.comparingLong(Client::token)
          .thenComparing(Client::phase)
          .thenComparingLong(Client::travelling);

  /** The phase of a client. */
  enum Phase {
    IDLE,
    /** The token was sent; the transaction has not begun. */
    ASKING,
    /** A token was issued; the response has not arrived. */
    ANSWERED
  }

  /**
   * A client of the owner.
   *
   * @param token the number of its stored token
   * @param phase its phase
   * @param travelling the number of the token in the request or response
   * @param readEarly the row that its request has read without a lock
   */
  record Client(long token, Phase phase, long travelling, Optional<Session> readEarly) {
    static Client keeping(long token) {
      return new Client(token, Phase.IDLE, 0, Optional.empty());
    }

    Client asking(Optional<Session> row) {
      return new Client(token, Phase.ASKING, token, row);
    }

    Client answered(long number) {
      return new Client(token, Phase.ANSWERED, number, Optional.empty());
    }

    /** With another stored token, in the same phase. */
    Client storing(long number) {
      return new Client(number, phase, travelling, readEarly);
    }
  }

  /** A set of token numbers. */
  record Tokens(int bits) {
    boolean has(long number) {
      return ((bits >> number) & 1) == 1;
    }

    Tokens with(long number) {
      return new Tokens(bits | (1 << number));
    }

    long newest() {
      return Integer.SIZE - 1L - Integer.numberOfLeadingZeros(bits);
    }
  }

  /** A new session; only its owner has the first token. */
  static RefreshWorld begin() {
    SessionOrigin origin = SessionOrigin.of(SourceAddress.parse("192.0.2.1").orElseThrow());
    SessionId id = new SessionId(new UUID(1, 1));
    return new RefreshWorld(
        Session.open(id, new UserId(new UUID(2, 2)), origin, START, POLICY),
        START,
        new Promise(false, 0, START, START),
        Client.keeping(0),
        Client.keeping(0),
        new Tokens(1),
        new Tokens(0));
  }

  RefreshWorld after(Duration step) {
    return new RefreshWorld(stored, now.plus(step), promise, first, second, owner, thief);
  }

  RefreshWorld with(Session row, Promise kept) {
    return new RefreshWorld(row, now, kept, first, second, owner, thief);
  }

  RefreshWorld withClients(Client one, Client other) {
    return new RefreshWorld(stored, now, promise, one, other, owner, thief);
  }

  RefreshWorld withOwner(Tokens tokens) {
    return new RefreshWorld(stored, now, promise, first, second, tokens, thief);
  }

  RefreshWorld withThief(Tokens tokens) {
    return new RefreshWorld(stored, now, promise, first, second, owner, tokens);
  }

  /** The representative of all equivalent states: clients are interchangeable, and so are ends. */
  RefreshWorld canonical() {
    RefreshWorld ordered = ANY_ORDER.compare(first, second) <= 0 ? this : mirrored();
    return stored.end().isEmpty()
        ? ordered
        : ordered.with(endedAtStart(stored), promise.withoutTimes());
  }

  private static Session endedAtStart(Session row) {
    return new Session(
        row.id(),
        row.user(),
        row.origin(),
        row.generation(),
        SessionTimes.from(START, POLICY),
        row.end().map(end -> new SessionEnd(START, end.reason())));
  }

  /** This state with the clients exchanged. */
  RefreshWorld mirrored() {
    return withClients(second, first);
  }
}

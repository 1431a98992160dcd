package dev.portcullis.domain.session;

import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * One moment of a session, its owner's two clients, and a thief.
 *
 * @param stored the row
 * @param now the time
 * @param promise what the row has to live up to
 * @param first a client of the owner
 * @param second another one
 * @param owner the tokens the owner's clients have held
 * @param thief the tokens the thief has
 */
record RefreshWorld(
    Session stored,
    Instant now,
    Promise promise,
    Client first,
    Client second,
    Tokens owner,
    Tokens thief) {
  /** In ticks: a grace of two, idle after four, at the end after six. */
  static final Duration TICK = Duration.ofSeconds(5);

  static final SessionPolicy POLICY =
      new SessionPolicy(TICK.multipliedBy(4), TICK.multipliedBy(6), TICK.multipliedBy(2), 1);
  static final Instant START = Instant.parse("2026-06-15T12:00:00Z");

  private static final Comparator<Client> ANY_ORDER =
      Comparator.comparingLong(Client::token)
          .thenComparing(Client::phase)
          .thenComparingLong(Client::travelling);

  /** What a client is about. */
  enum Phase {
    IDLE,
    /** It has sent its token, and no transaction has begun. */
    ASKING,
    /** A token was handed out to it, and the answer is on its way. */
    ANSWERED
  }

  /**
   * A client of the owner.
   *
   * @param token the number of the token it keeps
   * @param phase what it is about
   * @param travelling the number of the token on its way, there or back
   * @param readEarly what its request has read of the row without a lock
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

    /** With another token in its store, whatever it is about. */
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

  /** A fresh session whose owner holds its first token, and nobody else any. */
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

  /** One world for all that differ in nothing that matters: clients are alike, all ends are. */
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

  /** The same with the clients changed about. */
  RefreshWorld mirrored() {
    return withClients(second, first);
  }
}

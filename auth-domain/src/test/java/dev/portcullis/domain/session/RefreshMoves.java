package dev.portcullis.domain.session;

import dev.portcullis.domain.session.RefreshWorld.Client;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * All that can happen next. A request is cut before its commit (nothing is stored), or after it
 * (stored, and the answer is lost); the thief copies any token that the owner has held.
 */
final class RefreshMoves {
  private static final List<SessionEndReason> ENDS =
      List.of(
          SessionEndReason.SIGNED_OUT,
          SessionEndReason.ACCOUNT_CLOSED,
          SessionEndReason.PASSWORD_CHANGED);

  private final RefreshRules rules;
  private final boolean isStoreShared;

  /** Under {@code rules}; the owner's clients are tabs with one store, or keep a copy each. */
  RefreshMoves(RefreshRules rules, boolean isStoreShared) {
    this.rules = rules;
    this.isStoreShared = isStoreShared;
  }

  /** The worlds one step from {@code world}. */
  List<RefreshWorld> next(RefreshWorld world) {
    List<RefreshWorld> next = new ArrayList<>();
    Instant end = RefreshWorld.START.plus(RefreshWorld.POLICY.absolute());
    if (!world.now().isAfter(end)) {
      next.add(world.after(RefreshWorld.TICK));
    }
    client(world).forEach(next::add);
    client(world.mirrored()).forEach(each -> next.add(each.mirrored()));
    thief(world, next);
    renewals(world, next);
    if (world.stored().end().isEmpty()) {
      next.add(ended(world));
    }
    return next;
  }

  /** The world after somebody presented a token, and its transaction committed. */
  RefreshWorld committed(RefreshWorld world, long presented, Session read) {
    RefreshDecision decision = rules.decide(read, presented, world.now());
    long outcome = Promise.outcome(decision);
    if (outcome != world.promise().outcome(presented, world.now())) {
      throw new BrokenPromise(presented + " came to " + outcome + " in " + world);
    }
    return world.with(rules.store(read, decision), world.promise().after(outcome, world.now()));
  }

  /** The same where a client presented it that never keeps a new token. */
  RefreshWorld renewed(RefreshWorld world, long presented) {
    RefreshDecision decision = rules.renew(world.stored(), presented, world.now());
    long outcome = Promise.outcome(decision);
    if (outcome != world.promise().renewal(presented, world.now())) {
      throw new BrokenPromise(presented + " was renewed to " + outcome + " in " + world);
    }
    return world.with(
        rules.store(world.stored(), decision),
        world.promise().afterRenewal(presented, outcome, world.now()));
  }

  /** Each reason has its turn: they differ in name only, and trebling all worlds finds nothing. */
  private static RefreshWorld ended(RefreshWorld world) {
    int turn = (int) (world.promise().newest() % ENDS.size());
    return world.with(world.stored().ended(world.now(), ENDS.get(turn)), world.promise().ended());
  }

  private List<RefreshWorld> client(RefreshWorld world) {
    Client client = world.first();
    return switch (client.phase()) {
      case IDLE -> List.of(with(world, client.asking(rules.readEarly(world.stored()))));
      case ASKING -> List.of(with(world, Client.keeping(client.token())), answered(world));
      case ANSWERED -> List.of(with(world, Client.keeping(client.token())), delivered(world));
    };
  }

  private RefreshWorld answered(RefreshWorld world) {
    Client client = world.first();
    Session read = client.readEarly().orElseGet(world::stored);
    RefreshWorld after = committed(world, client.travelling(), read);
    long outcome = world.promise().outcome(client.travelling(), world.now());
    return with(after, outcome < 0 ? Client.keeping(client.token()) : client.answered(outcome));
  }

  private RefreshWorld delivered(RefreshWorld world) {
    long token = world.first().travelling();
    RefreshWorld after = with(world, Client.keeping(token)).withOwner(world.owner().with(token));
    return isStoreShared ? after.withClients(after.first(), after.second().storing(token)) : after;
  }

  private void thief(RefreshWorld world, List<RefreshWorld> next) {
    for (long token = 0; token <= world.promise().newest(); token++) {
      if (world.thief().has(token)) {
        RefreshWorld lost = committed(world, token, world.stored());
        next.add(lost);
        long outcome = world.promise().outcome(token, world.now());
        next.add(outcome < 0 ? lost : lost.withThief(lost.thief().with(outcome)));
      } else if (world.owner().has(token)) {
        next.add(world.withThief(world.thief().with(token)));
      }
    }
  }

  /**
   * Whoever has a token may renew. The owner's client keeps the token it has; a thief keeps what it
   * gets. One transaction is one step: an answer that is lost changes what a client knows, and this
   * client learns nothing from answers.
   */
  private void renewals(RefreshWorld world, List<RefreshWorld> next) {
    for (long token = 0; token <= world.promise().newest(); token++) {
      boolean isOwners = token == world.first().token() || token == world.second().token();
      if (!isOwners && !world.thief().has(token)) {
        continue;
      }
      RefreshWorld after = renewed(world, token);
      next.add(after);
      long outcome = world.promise().renewal(token, world.now());
      if (outcome >= 0 && world.thief().has(token)) {
        next.add(after.withThief(after.thief().with(outcome)));
      }
    }
  }

  private static RefreshWorld with(RefreshWorld world, Client client) {
    return world.withClients(client, world.second());
  }

  /** Rules did what they must not. */
  static final class BrokenPromise extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenPromise(String message) {
      super(message);
    }
  }
}

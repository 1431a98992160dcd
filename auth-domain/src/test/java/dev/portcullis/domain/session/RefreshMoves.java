package dev.portcullis.domain.session;

import dev.portcullis.domain.session.RefreshWorld.Client;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * All possible next steps. A request may fail before its commit (nothing is stored) or after it
 * (the response is lost); the attacker copies any token that the owner has had.
 */
final class RefreshMoves {
  private static final List<SessionEndReason> ENDS =
      List.of(
          SessionEndReason.SIGNED_OUT,
          SessionEndReason.ACCOUNT_CLOSED,
          SessionEndReason.PASSWORD_CHANGED);

  private final RefreshRules rules;
  private final boolean isStoreShared;

  /**
   * Steps under {@code rules}; the clients of the owner share one token store, like browser tabs,
   * or have one each.
   */
  RefreshMoves(RefreshRules rules, boolean isStoreShared) {
    this.rules = rules;
    this.isStoreShared = isStoreShared;
  }

  /** The states one step after {@code world}. */
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

  /** The state after a token was presented and its transaction committed. */
  RefreshWorld committed(RefreshWorld world, long presented, Session read) {
    RefreshDecision decision = rules.decide(read, presented, world.now());
    long outcome = Promise.outcome(decision);
    if (outcome != world.promise().outcome(presented, world.now())) {
      throw new BrokenPromise(presented + " resulted in " + outcome + " in " + world);
    }
    return world.with(rules.store(read, decision), world.promise().after(outcome, world.now()));
  }

  /** The state after a client presented it that cannot store a new token. */
  RefreshWorld renewed(RefreshWorld world, long presented) {
    RefreshDecision decision = rules.renew(world.stored(), presented, world.now());
    long outcome = Promise.outcome(decision);
    if (outcome != world.promise().renewal(presented, world.now())) {
      throw new BrokenPromise(presented + " was renewed as " + outcome + " in " + world);
    }
    return world.with(
        rules.store(world.stored(), decision),
        world.promise().afterRenewal(presented, outcome, world.now()));
  }

  /**
   * One reason per state: reasons differ in name only, so all of them would only multiply the
   * states.
   */
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
   * Any token may be used to renew. The client of the owner keeps its token; the attacker stores
   * the one it gets. A renewal is a single step: a lost response makes no difference, because this
   * client takes nothing from responses.
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

  /** The rules violated a guarantee. */
  static final class BrokenPromise extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenPromise(String message) {
      super(message);
    }
  }
}

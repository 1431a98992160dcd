package dev.portcullis.domain.session;

import dev.portcullis.domain.session.RefreshMoves.BrokenPromise;
import dev.portcullis.domain.session.RefreshWorld.Client;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Explores all reachable states, breadth first, until none is left or one breaks a guarantee.
 *
 * @param worlds the number of states
 * @param violation the first violation found, if any
 */
record RefreshExploration(int worlds, Optional<String> violation) {
  /** Tokens beyond this number behave like those before. */
  private static final long LAST_TOKEN = 3;

  /** Explores all states under {@code rules}. */
  static RefreshExploration of(RefreshRules rules, boolean isStoreShared) {
    RefreshMoves moves = new RefreshMoves(rules, isStoreShared);
    Set<RefreshWorld> seen = new HashSet<>();
    Deque<RefreshWorld> open = new ArrayDeque<>();
    seen.add(RefreshWorld.begin());
    open.add(RefreshWorld.begin());
    try {
      while (!open.isEmpty()) {
        RefreshWorld world = open.remove();
        check(world, moves);
        for (RefreshWorld each : moves.next(world)) {
          RefreshWorld next = each.canonical();
          if (next.promise().newest() <= LAST_TOKEN && seen.add(next)) {
            open.add(next);
          }
        }
      }
    } catch (BrokenPromise broken) {
      return new RefreshExploration(seen.size(), Optional.of(String.valueOf(broken.getMessage())));
    }
    return new RefreshExploration(seen.size(), Optional.empty());
  }

  private static void check(RefreshWorld world, RefreshMoves moves) {
    Promise promise = world.promise();
    require(world.stored().generation() == promise.newest(), "two lineages", world);
    require(world.stored().end().isPresent() == promise.over(), "end not kept", world);
    require(world.stored().isLive(world.now()) == promise.isLive(world.now()), "life", world);
    for (long token = 0; token <= promise.newest() + 1; token++) {
      RefreshWorld after = moves.committed(world, token, world.stored());
      require(after.stored().end().isPresent() == after.promise().over(), "end not kept", world);
      RefreshWorld renewed = moves.renewed(world, token);
      require(
          renewed.stored().end().isPresent() == renewed.promise().over(), "end not kept", world);
      require(renewed.stored().generation() == promise.newest(), "renewal rotated", world);
    }
    if (world.thief().bits() != 0 && promise.isLive(world.now())) {
      for (Client owner : List.of(world.first(), world.second())) {
        assertTheftIsDetected(world, owner.token(), world.thief().newest(), moves);
        assertTheftIsDetected(world, world.thief().newest(), owner.token(), moves);
      }
    }
  }

  /**
   * If both continue with their tokens, each after the grace period of the other, at most one may
   * succeed.
   */
  private static void assertTheftIsDetected(
      RefreshWorld world, long one, long other, RefreshMoves moves) {
    Duration grace = RefreshWorld.POLICY.grace();
    RefreshWorld used = world.after(grace);
    used = moves.committed(used, one, used.stored());
    boolean isFirstServed = used.promise().newest() > world.promise().newest();
    RefreshWorld both = used.after(grace);
    both = moves.committed(both, other, both.stored());
    boolean isSecondServed = both.promise().newest() > used.promise().newest();
    require(!(isFirstServed && isSecondServed), "both are served", world);
    require(!both.stored().isLive(both.now()), "theft undetected", world);
    for (long token = 0; token <= both.promise().newest() + 1; token++) {
      RefreshWorld after = moves.committed(both, token, both.stored());
      require(!after.stored().isLive(after.now()), "revived", world);
      RefreshWorld renewed = moves.renewed(both, token);
      require(!renewed.stored().isLive(renewed.now()), "revived by renewal", world);
    }
  }

  private static void require(boolean condition, String law, RefreshWorld world) {
    if (!condition) {
      throw new BrokenPromise(law + " in " + world);
    }
  }
}

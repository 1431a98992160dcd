package dev.portcullis.domain.role;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * Measures the longest line of roles in one direction of inheritance. Each role is visited once,
 * without recursion: a store may hold a line of any length. For one use in one thread.
 */
final class Depth {
  private final Function<RoleName, Set<RoleName>> next;
  private final Map<RoleName, Integer> depths = new HashMap<>();

  Depth(Function<RoleName, Set<RoleName>> next) {
    this.next = next;
  }

  /**
   * How many roles the longest line has that begins at {@code start}, itself counted; nothing if a
   * cycle is reached.
   */
  OptionalInt of(RoleName start) {
    Deque<RoleName> open = new ArrayDeque<>();
    Set<RoleName> entered = new HashSet<>();
    open.push(start);
    while (!open.isEmpty()) {
      RoleName role = open.peek();
      if (!entered.add(role)) {
        open.pop();
        depths.computeIfAbsent(role, this::measured);
        continue;
      }
      for (RoleName other : next.apply(role)) {
        if (entered.contains(other) && !depths.containsKey(other)) {
          return OptionalInt.empty();
        }
        open.push(other);
      }
    }
    return OptionalInt.of(measured(start));
  }

  private int measured(RoleName role) {
    return 1
        + next.apply(role).stream()
            .mapToInt(other -> depths.getOrDefault(other, 0))
            .max()
            .orElse(0);
  }
}

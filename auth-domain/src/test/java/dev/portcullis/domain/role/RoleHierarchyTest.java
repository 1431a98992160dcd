package dev.portcullis.domain.role;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RoleHierarchyTest {
  private static final RoleName A = new RoleName("a");
  private static final RoleName B = new RoleName("b");
  private static final RoleName C = new RoleName("c");

  @Test
  void rolesInheritNothingByDefault() {
    RoleHierarchy hierarchy = RoleHierarchy.of(List.of(role(A), role(B)));
    assertEquals(Set.of(A), hierarchy.effective(Set.of(A)));
    assertEquals(Set.of(), hierarchy.effective(Set.of()));
  }

  @Test
  void inheritanceIsTransitiveAndOneWay() {
    RoleHierarchy hierarchy = RoleHierarchy.of(List.of(role(A, B), role(B, C), role(C)));
    assertEquals(Set.of(A, B, C), hierarchy.effective(Set.of(A)));
    assertEquals(Set.of(C), hierarchy.effective(Set.of(C)));
  }

  @Test
  void cycleEndsAndSharesAllRights() {
    RoleHierarchy hierarchy = RoleHierarchy.of(List.of(role(A, B), role(B, C), role(C, A, C)));
    for (RoleName each : List.of(A, B, C)) {
      assertEquals(Set.of(A, B, C), hierarchy.effective(Set.of(each)));
    }
  }

  @Test
  void deepChainsAreFollowedToTheirEnd() {
    List<Role> chain = new ArrayList<>();
    for (int n = 0; n < 5_000; n++) {
      chain.add(role(new RoleName("r" + n), new RoleName("r" + (n + 1))));
    }
    assertEquals(5_000, RoleHierarchy.of(chain).effective(Set.of(new RoleName("r0"))).size());
  }

  @Test
  void namesThatDoNotExistAreIgnored() {
    RoleHierarchy hierarchy = RoleHierarchy.of(List.of(role(A, B)));
    assertEquals(Set.of(A), hierarchy.effective(Set.of(A, B, C)));
    assertTrue(hierarchy.contains(A));
    assertFalse(hierarchy.contains(B));
    assertEquals(Set.of(A), hierarchy.names());
  }

  @Test
  void twoRolesOfOneNameAreRefused() {
    assertThrows(IllegalStateException.class, () -> RoleHierarchy.of(List.of(role(A), role(A, B))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "A", "1a", "_a", "a b", "a\n", "\u00e4", "abcdefghijklmnopqrstuvwxyz0123456"})
  void otherShapesAreNoRoleNames(String text) {
    assertEquals(Optional.empty(), RoleName.parse(text));
    assertThrows(IllegalArgumentException.class, () -> new RoleName(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "admin", "a_-9", "abcdefghijklmnopqrstuvwxyz012345"})
  void roleNamesPrintAsTheyAre(String text) {
    assertEquals(text, RoleName.parse(text).orElseThrow().toString());
  }

  private static Role role(RoleName name, RoleName... inherits) {
    return new Role(name, "", Set.of(inherits));
  }

  @Test
  void theLongestLineRunsThroughHeirsAndInheritedRoles() {
    RoleHierarchy hierarchy =
        RoleHierarchy.of(
            List.of(
                inheriting("top", "left", "right"),
                inheriting("left", "bottom"),
                inheriting("right", "middle"),
                inheriting("middle", "bottom"),
                inheriting("bottom"),
                inheriting("alone")));

    assertEquals(OptionalInt.of(4), hierarchy.longestLineThrough(new RoleName("top")));
    assertEquals(OptionalInt.of(3), hierarchy.longestLineThrough(new RoleName("left")));
    assertEquals(OptionalInt.of(4), hierarchy.longestLineThrough(new RoleName("bottom")));
    assertEquals(OptionalInt.of(1), hierarchy.longestLineThrough(new RoleName("alone")));
  }

  @Test
  void aCycleHasNoLongestLine() {
    RoleHierarchy hierarchy =
        RoleHierarchy.of(
            List.of(
                inheriting("one", "two"),
                inheriting("two", "three"),
                inheriting("three", "one"),
                inheriting("heir", "one"),
                inheriting("self", "self")));

    for (String role : List.of("one", "two", "three", "heir", "self")) {
      assertEquals(OptionalInt.empty(), hierarchy.longestLineThrough(new RoleName(role)), role);
    }
  }

  /**
   * Each role of a level inherits all of the next: as many lines as there are stars, no two alike.
   */
  @Test
  void aWebOfAThousandRolesIsMeasuredRoleByRole() {
    List<Role> roles = new ArrayList<>();
    for (int level = 0; level < 100; level++) {
      for (int each = 0; each < 10; each++) {
        int next = level + 1;
        String[] inherited =
            next == 100
                ? new String[0]
                : IntStream.range(0, 10).mapToObj(i -> "r" + next + "-" + i).toArray(String[]::new);
        roles.add(inheriting("r" + level + "-" + each, inherited));
      }
    }

    assertEquals(
        OptionalInt.of(100), RoleHierarchy.of(roles).longestLineThrough(new RoleName("r50-3")));
  }

  @Test
  void aLineOfAHundredThousandRolesIsMeasuredWithoutRecursion() {
    List<Role> roles = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      roles.add(i == 0 ? inheriting("r0") : inheriting("r" + i, "r" + (i - 1)));
    }

    assertEquals(
        OptionalInt.of(100_000), RoleHierarchy.of(roles).longestLineThrough(new RoleName("r7")));
  }

  private static Role inheriting(String name, String... inherited) {
    return new Role(
        new RoleName(name),
        "",
        Stream.of(inherited).map(RoleName::new).collect(Collectors.toSet()));
  }
}

package dev.portcullis.domain.role;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
}

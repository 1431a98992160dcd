package dev.portcullis.domain.role;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RoleNameTest {
  @ParameterizedTest
  @CsvSource({
    "admin, admin",
    "ROLE_ADMIN, admin",
    "ROLE_SUPER-USER, super-user",
    "ROLE_SUPER_USER, super_user",
    "role-x, role-x",
    "ROLE_ROLE-X, role-x",
    "role_admin, role_admin",
    "ROLE_ROLE_ADMIN, role_admin"
  })
  void eachSpellingMeansOneRole(String text, String name) {
    assertEquals(Optional.of(new RoleName(name)), RoleName.spelt(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin", "super-user", "super_user", "role-x", "role_admin", "a1"})
  void authorityFormMeansTheSameRole(String name) {
    RoleName role = new RoleName(name);
    assertEquals(Optional.of(role), RoleName.spelt(role.authority()));
    assertEquals(Optional.of(role), RoleName.spelt(role.value()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ADMIN",
        "ROLE-X",
        "ROLE_admin",
        "ROLE_",
        "1a",
        "a b",
        " admin",
        "\u212aing",
        "ROLE_\u0130"
      })
  void otherTextsMeanNone(String text) {
    assertEquals(Optional.empty(), RoleName.spelt(text));
  }
}

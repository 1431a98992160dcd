package dev.portcullis.domain.takeover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.role.RoleName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoleMappingTest {
  private static final Set<RoleName> PRESENT =
      Set.of(RoleName.USER, RoleName.MODERATOR, RoleName.ADMIN, new RoleName("help_desk"));

  @ParameterizedTest
  @CsvSource({
    "admin, admin, false",
    "ROLE_ADMIN, admin, false",
    "Admin, admin, false",
    "ROLE_HELP_DESK, help_desk, false",
    "auditor, auditor, true",
    "ROLE_SUPER_USER, super-user, true",
    "Leser & Schreiber, leser-schreiber, true",
    "Prüfer, prufer, true",
    "2nd level, nd-level, true",
    "x, role-x, true"
  })
  void roleBecomesTheOneOfItsNameOrANewOne(String source, String role, boolean isNew) {
    RoleMapping mapping = RoleMapping.of(List.of(source), PRESENT, Map.of());
    assertEquals(List.of(new MappedRole(source, new RoleName(role), isNew)), mapping.all());
    assertEquals(isNew ? Set.of(new RoleName(role)) : Set.of(), mapping.created());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ädmin", "a-d-m-i-n ", "admin!", "!admin", "ROLE_ADMIN?", "Help-Desk"})
  void resemblanceGivesNobodyTheRightsOfARoleThatIsHere(String source) {
    RoleName role = RoleMapping.of(List.of(source), PRESENT, Map.of()).of(source).orElseThrow();
    assertTrue(!PRESENT.contains(role), role::value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Иван",
        "!",
        "-",
        "9",
        "ROLE_",
        "a very long name that goes on and on and on"
      })
  void everyNewNameIsOneForNewRoles(String source) {
    RoleName role = RoleMapping.of(List.of(source), PRESENT, Map.of()).of(source).orElseThrow();
    assertTrue(role.isGoodForNewRole(), role::value);
  }

  @Test
  void operatorDecidesOtherwise() {
    Map<String, RoleName> wanted = Map.of("admin", RoleName.USER);
    RoleMapping mapping = RoleMapping.of(List.of("ROLE_ADMIN", "user"), PRESENT, wanted);
    assertEquals(Optional.of(RoleName.USER), mapping.of("ROLE_ADMIN"));
    assertEquals(Optional.of(RoleName.USER), mapping.of("user"));
    assertEquals(Optional.empty(), mapping.of("moderator"));
  }
}

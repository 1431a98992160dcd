package dev.portcullis.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.credential.WrongPasswordException;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.role.RoleNotFoundException;
import dev.portcullis.domain.role.RoleNotSelfAssignableException;
import dev.portcullis.domain.role.UnknownRoleException;
import dev.portcullis.domain.user.ConcurrentUpdateException;
import dev.portcullis.domain.user.EmailTakenException;
import dev.portcullis.domain.user.LastAdministratorException;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UserNotFoundException;
import dev.portcullis.domain.user.UsernameTakenException;
import dev.portcullis.testkit.fixture.Ids;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RefusalTest {
  private static final UserId USER = Ids.userId();

  @Test
  void everyRefusalHasItsCode() {
    Map<AuthException, String> codes =
        Map.of(
            new WrongPasswordException(), "wrong-password",
            new UsernameTakenException(), "username-taken",
            new EmailTakenException(), "email-taken",
            new UserNotFoundException(USER), "user-not-found",
            new ConcurrentUpdateException(USER), "concurrent-update",
            new LastAdministratorException(), "last-admin",
            new RoleNotFoundException(RoleName.ADMIN), "role-not-found",
            new RoleNotSelfAssignableException(RoleName.ADMIN), "role-not-self-assignable",
            new UnknownRoleException("x"), "unknown-role",
            new StoreUnavailableException("down"), "store-unavailable");
    codes.forEach((refusal, code) -> assertEquals(code, refusal.code().text()));
  }

  @Test
  void refusalsCarryTheirFacts() {
    Exception cause = new IllegalStateException("cause");
    assertEquals(USER, new UserNotFoundException(USER).user());
    assertEquals(USER, new ConcurrentUpdateException(USER).user());
    assertEquals(RoleName.ADMIN, new RoleNotFoundException(RoleName.ADMIN).role());
    assertEquals(RoleName.ADMIN, new RoleNotSelfAssignableException(RoleName.ADMIN).role());
    assertEquals("x", new UnknownRoleException("x").requested());
    assertSame(cause, new StoreUnavailableException("down", cause).getCause());
  }

  @Test
  void textFromClientsIsNotInMessages() {
    assertFalse(String.valueOf(new UnknownRoleException("<evil>").getMessage()).contains("evil"));
  }

  @Test
  void codesAreKebabCaseAndUnique() {
    List<String> texts = Arrays.stream(ErrorCode.values()).map(ErrorCode::text).toList();
    assertTrue(texts.stream().allMatch(text -> text.matches("[a-z]+(-[a-z]+)*")));
    assertEquals(texts.stream().distinct().toList(), texts);
  }

  @Test
  void violationGetsTheNameOfItsField() {
    assertEquals(
        new FieldViolation("name", "too-short", "longer"),
        new Violation("too-short", "longer").at("name"));
  }

  @Test
  void validationNeedsViolationsAndCopiesThem() {
    assertThrows(IllegalArgumentException.class, () -> new ValidationException(List.of()));
    List<FieldViolation> violations =
        new ArrayList<>(List.of(new FieldViolation("name", "too-short", "longer")));
    ValidationException refusal = new ValidationException(violations);
    violations.clear();
    assertEquals(ErrorCode.VALIDATION_FAILED, refusal.code());
    assertEquals(1, refusal.violations().size());
    assertEquals("invalid values: name too-short", refusal.getMessage());
  }
}
